//! A page for people: lines and tables, plain where nobody looks at a terminal.

use chatelaine_model::clean;
use comfy_table::{ContentArrangement, LineStyle, Table, TableStyle, presets};

/// Longer than any cell that is worth reading in a table.
const CELL_LIMIT: usize = 400;
/// One long cell makes its column wide in every row, so most end here.
const COLUMN_LIMIT: usize = 48;
/// Heads of columns whose cells are typed into other commands: no use where something is left out.
const TYPED: [&str; 7] = ["Id", "Operation", "Block", "URL", "Field", "Option", "Corrected"];

/// For eyes: a rule under the head and nothing else.
const RULED: TableStyle = TableStyle::new().header_separator(LineStyle::new('─', '─', '─', '─'));

/// Lines and tables in the order in which they were added.
#[derive(Debug)]
pub(crate) struct Page {
    lines: Vec<String>,
    ruled: bool,
}

impl Page {
    pub(super) fn new(ruled: bool) -> Self {
        Self { lines: Vec::new(), ruled }
    }

    /// A line. Letters that would steer the terminal are shown as replaced.
    pub(crate) fn line(&mut self, text: impl AsRef<str>) {
        self.lines.push(clean(text.as_ref(), usize::MAX));
    }

    /// A table with a head. Without rows only `empty` is said.
    pub(crate) fn table<const N: usize>(&mut self, head: [&str; N], rows: Vec<[String; N]>, empty: &str) {
        if rows.is_empty() {
            self.line(empty);
            return;
        }
        let mut table = self.bare();
        table.set_header(head);
        // Nothing stands after the last column, so it makes nothing wide.
        let limits = std::array::from_fn(|at| {
            if at + 1 == N || TYPED.contains(&head[at]) { CELL_LIMIT } else { COLUMN_LIMIT }
        });
        self.fill(table, rows, limits);
    }

    /// Names and values, one pair a line. Pairs without a value are left out.
    pub(crate) fn facts(&mut self, facts: Vec<(&str, Option<String>)>) {
        let rows: Vec<[String; 2]> = facts
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| [name.to_owned(), value]))
            .collect();
        if !rows.is_empty() {
            let table = self.bare();
            self.fill(table, rows, [CELL_LIMIT; 2]);
        }
    }

    fn bare(&self) -> Table {
        let mut table = Table::new();
        table.load_style(if self.ruled { RULED } else { presets::NOTHING });
        table.set_content_arrangement(ContentArrangement::Disabled);
        table
    }

    fn fill<const N: usize>(&mut self, mut table: Table, rows: Vec<[String; N]>, limits: [usize; N]) {
        for row in rows {
            table.add_row(row.iter().zip(limits).map(|(cell, limit)| clean(cell, limit)));
        }
        // Columns are parted by two spaces and begin where the line does.
        for column in table.column_iter_mut() {
            column.set_padding((0, 2));
        }
        self.lines.extend(table.trim_fmt().lines().map(str::to_owned));
    }

    pub(super) fn text(self) -> String {
        self.lines.into_iter().map(|line| line + "\n").collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_table_is_text_in_columns() {
        let mut page = Page::new(false);
        page.table(["Id", "Name"], vec![["1".into(), "one".into()], ["22".into(), "two".into()]], "none");
        let text = page.text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines, ["Id  Name", "1   one", "22  two"]);
    }

    #[test]
    fn letters_that_steer_a_terminal_are_replaced() {
        let mut page = Page::new(false);
        page.line("a\u{1b}[31mb");
        page.table(["X"], vec![["c\u{1b}]0;d".into()]], "none");
        assert!(!page.text().contains('\u{1b}'));
    }

    #[test]
    fn a_long_name_does_not_make_every_row_wide_and_what_is_typed_stays_whole() {
        let mut page = Page::new(false);
        let (long, id) = ("n".repeat(500), "i".repeat(60));
        let rows = vec![
            [id.clone(), long.clone(), "on".into(), "why ".repeat(20)],
            ["2".into(), "two".into(), "off".into(), "short".into()],
        ];
        page.table(["Id", "Name", "State", "Reason"], rows, "none");
        let text = page.text();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[1].contains(&id) && lines[1].contains(&"why ".repeat(19)), "{text}");
        assert!(lines[1].contains(&format!("{}…", "n".repeat(47))), "{text}");
        assert!(!lines[1].contains(&"n".repeat(48)), "{text}");
        assert!(lines[2].chars().count() < 130, "{text}");
    }

    #[test]
    fn no_rows_are_said_in_words() {
        let mut page = Page::new(true);
        page.table(["X"], Vec::<[String; 1]>::new(), "no servers");
        assert_eq!(page.text(), "no servers\n");
    }
}
