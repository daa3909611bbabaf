//! What goes out: tables for people, JSON for programs.

mod harmless;
mod table;
mod words;

use std::io::{IsTerminal, Write};

use chatelaine_model::clean;
use serde::Serialize;

use crate::failure::Failure;

pub(crate) use harmless::{escaped, quoted, shown_lines};
pub(crate) use table::Page;
pub(crate) use words::{day, instant, or_dash, raw_word, word};

/// Where answers go, and in which form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Output {
    json: bool,
    /// Standard output belongs to a secret, so answers go to standard error.
    aside: bool,
}

impl Output {
    /// Answers on standard output.
    pub(crate) fn new(json: bool) -> Self {
        Self { json, aside: false }
    }

    /// The same with standard output left to a secret.
    pub(crate) fn aside(self) -> Self {
        Self { aside: true, ..self }
    }

    /// One answer: `shape` as JSON, or what `human` makes of it.
    pub(crate) fn answer(self, shape: &impl Serialize, human: impl FnOnce(&mut Page)) -> Result<(), Failure> {
        let text = if self.json {
            escaped(&serde_json::to_string_pretty(shape)?) + "\n"
        } else {
            let mut page = Page::new(std::io::stdout().is_terminal() && !self.aside);
            human(&mut page);
            page.text()
        };
        self.write(&text)
    }

    /// One line of a stream of answers: JSON on one line, or the line for people.
    pub(crate) fn event(self, shape: &impl Serialize, human: &str) -> Result<(), Failure> {
        if self.json {
            self.write(&(escaped(&serde_json::to_string(shape)?) + "\n"))
        } else {
            self.write(&(shown_lines(human) + "\n"))
        }
    }

    /// A remark beside the answer, for people only.
    pub(crate) fn note(self, text: &str) {
        if !self.json {
            // Nobody is left to be told when standard error is gone.
            let _ = writeln!(std::io::stderr().lock(), "{}", clean(text, usize::MAX));
        }
    }

    fn write(self, text: &str) -> Result<(), Failure> {
        let written = if self.aside {
            let mut err = std::io::stderr().lock();
            err.write_all(text.as_bytes()).and_then(|()| err.flush())
        } else {
            let mut out = std::io::stdout().lock();
            out.write_all(text.as_bytes()).and_then(|()| out.flush())
        };
        written.map_err(Failure::Output)
    }
}
