//! Real files, as `postorb::file` reads them.

use std::fs;

use postorb::file::read;

use crate::needs::shared;

#[test]
fn every_config_of_the_corpus_is_read_byte_for_byte() {
    let Some(shared) = shared() else { return };
    for folder in ["configs", "configs-newman", "configs-history"] {
        let mut count = 0;
        for entry in fs::read_dir(shared.join("corpus").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = read(&path).unwrap().text;
            assert_eq!(text.into_bytes(), fs::read(&path).unwrap(), "{path:?}");
            count += 1;
        }
        assert!(count > 10, "{folder} has {count} files");
    }
}
