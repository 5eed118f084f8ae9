//! A subscriber that records traces as text.

use std::fmt::{self, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Records all spans and events of some targets, one per line: the name and number of a span; the level, target and
/// parent of an event; and their fields.
#[derive(Debug, Clone)]
pub struct Capture {
    target: &'static str,
    lines: Arc<Mutex<String>>,
    spans: Arc<AtomicU64>,
}

impl Capture {
    /// Records targets with this prefix.
    pub fn new(target: &'static str) -> Self {
        Self { target, lines: Arc::default(), spans: Arc::default() }
    }

    /// Returns all lines so far.
    pub fn text(&self) -> String {
        self.lines.lock().expect("no panic").clone()
    }

    fn line(&self, start: fmt::Arguments<'_>, fields: impl FnOnce(&mut Fields<'_>)) {
        let mut lines = self.lines.lock().expect("no panic");
        lines.write_fmt(start).expect("writing to a string never fails");
        fields(&mut Fields(&mut lines));
        lines.push('\n');
    }
}

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    // Unescaped, because not every subscriber escapes its output.
    fn record_str(&mut self, field: &Field, value: &str) {
        write!(self.0, " {field}=\"{value}\"").expect("writing to a string never fails");
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {field}={value:?}").expect("writing to a string never fails");
    }
}

impl Subscriber for Capture {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with(self.target)
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let id = self.spans.fetch_add(1, Ordering::Relaxed) + 1;
        self.line(format_args!("{} {id}", span.metadata().name()), |fields| span.record(fields));
        Id::from_u64(id)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        self.line(format_args!("record {}", span.into_u64()), |fields| values.record(fields));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let (metadata, parent) = (event.metadata(), event.parent().map_or(0, Id::into_u64));
        let start = format_args!("{} {} {parent}", metadata.level(), metadata.target());
        self.line(start, |fields| event.record(fields));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
