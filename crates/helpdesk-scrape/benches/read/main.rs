//! The cost of reading a page, relative to parsing its fragments with the HTML parser alone.
//!
//! `cargo bench -p helpdesk-scrape` prints the ratios last. `cargo bench -p helpdesk-scrape -- --write DIR` writes the
//! pages to a folder, for other measurements.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod corpus;

use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use corpus::Page;
use criterion::{Criterion, Throughput};

/// The length of the text that is read.
const SIZE: usize = 25_000_000;
/// The size of a batch: short enough that some batches run undisturbed.
const BATCH: usize = 2_000_000;
const ROUNDS: usize = 15;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--write") {
        let folder = arguments.get(at + 1).expect("a folder follows --write");
        return write(Path::new(folder), &corpus::pages(SIZE));
    }
    // `cargo test --benches` only checks that it runs.
    let measures = arguments.iter().any(|argument| argument == "--bench");
    let pages = corpus::pages(if measures { SIZE } else { BATCH / 8 });
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    benchmarks(&mut criterion, &pages);
    criterion.final_summary();
    if measures {
        compare(&pages);
    }
}

fn benchmarks(criterion: &mut Criterion, pages: &[Page]) {
    let fragments = fragments(pages);
    let mut group = criterion.benchmark_group("pages");
    group.throughput(Throughput::Bytes(pages.iter().map(|page| page.text.len() as u64).sum()));
    group.bench_function("bare parse, one thread", |bencher| bencher.iter(|| parse(&fragments)));
    group.bench_function("read, one thread", |bencher| bencher.iter(|| read(pages)));
    group.bench_function("read, two threads", |bencher| bencher.iter(|| read_on_two(pages)));
    group.finish();
}

/// Prints the ratios. Both sides alternate by batch, and the minimum time of each batch counts, which excludes other
/// load of the machine.
fn compare(pages: &[Page]) {
    let (mut bare, mut one, mut two) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    let mut rest = pages;
    while !rest.is_empty() {
        let (batch, behind) = rest.split_at(batch_len(rest));
        rest = behind;
        let fragments = fragments(batch);
        let mut least = [Duration::MAX; 3];
        for _ in 0..ROUNDS {
            least[0] = least[0].min(time(|| parse(&fragments)));
            least[1] = least[1].min(time(|| read(batch)));
            least[2] = least[2].min(time(|| read_on_two(batch)));
        }
        bare += least[0];
        one += least[1];
        two += least[2];
    }
    let ratio = |time: Duration| time.as_secs_f64() / bare.as_secs_f64();
    let bytes: usize = pages.iter().map(|page| page.text.len()).sum();
    println!(
        "{} pages of {:.1} MB; the bare parse of their fragments takes {bare:.0?}",
        pages.len(),
        bytes as f64 / 1e6
    );
    println!("reading on one thread:  {:.3} of the bare parse on one (aim: 1.15)", ratio(one));
    println!("reading on two threads: {:.3} of the bare parse on one (aim: 0.62)", ratio(two));
}

fn batch_len(pages: &[Page]) -> usize {
    let mut bytes = 0;
    let full = pages.iter().position(|page| {
        bytes += page.text.len();
        bytes >= BATCH
    });
    full.map_or(pages.len(), |last| last + 1)
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The text between `:::html` and `:::`.
fn fragments(pages: &[Page]) -> Vec<&str> {
    pages
        .iter()
        .flat_map(|page| page.text.split(":::html\n").skip(1))
        .map(|rest| rest.split("\n:::").next().unwrap_or_default())
        .collect()
}

fn parse(fragments: &[&str]) {
    for fragment in fragments {
        black_box(scraper::Html::parse_fragment(fragment));
    }
}

fn read(pages: &[Page]) {
    for page in pages {
        black_box(helpdesk_scrape::read(&page.path, page.text.as_bytes()));
    }
}

fn read_on_two(pages: &[Page]) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(page) = pages.get(next.fetch_add(1, Ordering::Relaxed)) {
                    black_box(helpdesk_scrape::read(&page.path, page.text.as_bytes()));
                }
            });
        }
    });
}

fn write(folder: &Path, pages: &[Page]) {
    for page in pages {
        let path = folder.join(&page.path);
        std::fs::create_dir_all(path.parent().unwrap_or(folder)).expect("the folder can be made");
        std::fs::write(path, &page.text).expect("the page can be written");
    }
}
