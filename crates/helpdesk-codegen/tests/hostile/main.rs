//! No text of a page becomes anything but text: hostile ones in every place of a schema, and all that is generated read back.

mod generated;
mod markdown;
mod schema;
mod texts;

use std::thread;

use helpdesk_schema::markdown::{Links, block, cell, line};

use markdown::Allowed;
use schema::Shape;

/// All flags that make a difference, each of them both ways, and what they make.
fn shapes() -> [(Shape, String); 4] {
    [0, 0xffff, 0b1010_1010_1010_1011, 0b0101_0101_0101_0110].map(|flags| {
        let shape = Shape(flags);
        (shape, generated::skeleton(shape).expect("a skeleton"))
    })
}

#[test]
fn a_text_of_a_page_is_never_code() {
    let (shapes, texts) = (shapes(), texts::texts());
    thread::scope(|scope| {
        for (first, (shape, skeleton)) in shapes.iter().enumerate() {
            let texts = texts.iter().skip(first).step_by(shapes.len());
            scope.spawn(move || {
                for text in texts {
                    let schema = schema::schema(*shape, &mut || text.clone());
                    if let Err(fault) = generated::check(&schema, skeleton) {
                        panic!("{text:?}: {fault}");
                    }
                }
            });
        }
    });
}

/// Texts beside one another: what one begins, the next must not end.
#[test]
fn texts_of_a_page_do_not_meet() {
    let (shapes, texts) = (shapes(), texts::texts());
    for round in 0..64 {
        let (shape, skeleton) = &shapes[round % shapes.len()];
        let mut next = texts.iter().cycle().skip(round).step_by(1 + round).cloned();
        let schema = schema::schema(*shape, &mut || next.next().unwrap_or_default());
        if let Err(fault) = generated::check(&schema, skeleton) {
            panic!("{round}: {fault}");
        }
    }
}

/// The written text, and whether a link in it may lead to an address.
type Case = (String, fn(&str) -> bool);

/// The functions by themselves: any two texts in a row, and no link where none is wanted.
#[test]
fn two_texts_in_one() {
    let texts = texts::texts();
    let ours = Links::To(&["a.example"]);
    for (index, first) in texts.iter().enumerate() {
        for (other, second) in texts.iter().enumerate() {
            let text = format!("{first}{}{second}", if (index + other) % 2 == 0 { "" } else { "\n" });
            let cases: [Case; 4] = [
                (block(&text, Links::Web), markdown::is_web),
                (block(&text, ours), |target| target.starts_with("https://a.example")),
                (line(&text, Links::NONE), |_| false),
                (format!("| a |\n| --- |\n| {} |", cell(&text, Links::NONE)), |_| false),
            ];
            for (written, link) in cases {
                let allowed = Allowed { link, items: &[], headings: &[], table: &["a"] };
                match markdown::check(&written, allowed) {
                    Ok(found) if found.examples.is_empty() && found.rows.len() <= 1 => {}
                    other => panic!("{text:?} became {written:?}: {other:?}"),
                }
            }
        }
    }
}
