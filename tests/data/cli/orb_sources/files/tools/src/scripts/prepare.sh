mkdir prepared
