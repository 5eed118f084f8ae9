//! Puts arbitrary texts into every place of a schema, and reads back what is generated from it. Only the shape of the
//! schema may make items, attributes, links and blocks of code.

#![no_main]

#[path = "../../tests/hostile/generated.rs"]
mod generated;
#[path = "../../tests/hostile/markdown.rs"]
mod markdown;
#[path = "../../tests/hostile/schema.rs"]
mod schema;

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use schema::Shape;

/// Ends a text of the input.
const END: u8 = 0xff;

/// So many shapes, and what each of them makes.
const SHAPES: u16 = 16;
static SKELETONS: [OnceLock<String>; SHAPES as usize] = [const { OnceLock::new() }; SHAPES as usize];

fuzz_target!(|bytes: &[u8]| {
    let [flags, bytes @ ..] = bytes else { return };
    let number = u16::from(*flags) % SHAPES;
    let shape = Shape(number * 0x1111);
    let skeleton = SKELETONS[usize::from(number)].get_or_init(|| generated::skeleton(shape).expect("a skeleton"));
    let texts: Vec<String> = bytes.split(|byte| *byte == END).map(|text| String::from_utf8_lossy(text).into()).collect();
    let mut texts = texts.iter().cycle();
    let schema = schema::schema(shape, &mut || texts.next().cloned().unwrap_or_default());
    if let Err(fault) = generated::check(&schema, skeleton) {
        panic!("{fault}");
    }
});
