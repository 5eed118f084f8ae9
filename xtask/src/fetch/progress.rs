//! How far a run is: a bar where standard error is a terminal, a line for each page where it is not.

use std::io::{self, IsTerminal as _};

use indicatif::{ProgressBar, ProgressStyle};

use crate::terminal;

pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    done: usize,
    total: usize,
}

impl Progress {
    pub(crate) fn new(total: usize) -> Self {
        let bar = (io::stderr().is_terminal() && total > 0).then(|| {
            let bar = ProgressBar::new(total as u64);
            if let Ok(style) = ProgressStyle::with_template("[{bar:32}] {pos}/{len} {wide_msg}") {
                bar.set_style(style.progress_chars("=> "));
            }
            bar
        });
        Self { bar, done: 0, total }
    }

    /// One more page is done.
    pub(crate) fn step(&mut self, what: &str, path: &str) {
        self.done += 1;
        let path = terminal::shown(path);
        match &self.bar {
            Some(bar) => {
                bar.set_message(path);
                bar.inc(1);
            }
            None => terminal::note(format_args!("[{}/{}] {what} {path}\n", self.done, self.total)),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
