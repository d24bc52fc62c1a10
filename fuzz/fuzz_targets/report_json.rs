#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| postorb::results::differential::check(data));
