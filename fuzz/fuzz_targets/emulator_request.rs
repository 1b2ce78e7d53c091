#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| seatsio_fuzz_bodies::emulator_request(data));
