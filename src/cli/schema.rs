use crate::names::SCHEMA_URL;

#[derive(Debug, clap::Args)]
#[command(after_help = format!("\
Editors fetch it where the selection begins with `# yaml-language-server: $schema=URL`, from
  {SCHEMA_URL}

Examples:
  postorb schema                           print it
  postorb schema > postorb.schema.json     keep a copy, for editors that are offline
  postorb schema | jq .properties.layout   look a key up"))]
pub(crate) struct SchemaArgs {}
