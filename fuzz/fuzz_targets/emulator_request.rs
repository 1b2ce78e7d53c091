#![no_main]

libfuzzer_sys::fuzz_target!(init: seatsio_fuzz_bodies::prepare(), |data: &[u8]| seatsio_fuzz_bodies::emulator_request(data));
