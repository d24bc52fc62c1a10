#![no_main]

#[expect(dead_code, reason = "of the targets each program runs one")]
#[path = "../targets/mod.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::orb_source(data));
