//! Rows of any kind, written as they come.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Cell;
use crate::view::ExportFormat;

/// A column of an exported list.
pub(crate) struct Column<T: 'static> {
    /// Its name: the head in CSV, the member in JSON.
    pub(crate) name: &'static str,
    /// Its value in a row.
    pub(crate) cell: fn(&T) -> Cell,
}

/// A list on its way into a file.
pub(crate) struct Table<T: 'static, W: Write> {
    columns: &'static [Column<T>],
    form: Form<W>,
    rows: u64,
}

enum Form<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Json(W),
}

impl<T: 'static, W: Write> Table<T, W> {
    /// Begins a list. CSV has a byte order mark: without one, spreadsheets take UTF-8 for something else.
    pub(crate) fn begin(columns: &'static [Column<T>], format: ExportFormat, mut to: W) -> io::Result<Self> {
        let form = match format {
            ExportFormat::Csv => {
                to.write_all("\u{FEFF}".as_bytes())?;
                let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
                csv.write_record(columns.iter().map(|column| column.name))?;
                Form::Csv(Box::new(csv))
            }
            ExportFormat::Json => {
                to.write_all(b"[")?;
                Form::Json(to)
            }
        };
        Ok(Self { columns, form, rows: 0 })
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, row: &T) -> io::Result<()> {
        match &mut self.form {
            Form::Csv(csv) => {
                let cells = self.columns.iter().map(|column| (column.cell)(row).for_spreadsheet());
                csv.write_record(cells)?;
            }
            Form::Json(to) => {
                to.write_all(if self.rows == 0 { b"\n" } else { b",\n" })?;
                serde_json::to_writer(to, &Members { columns: self.columns, row })?;
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// Ends the list: how many rows it has, and what it was written to.
    pub(crate) fn end(self) -> io::Result<(u64, W)> {
        let to = match self.form {
            Form::Csv(csv) => csv.into_inner().map_err(csv::IntoInnerError::into_error)?,
            Form::Json(mut to) => {
                to.write_all(b"\n]\n")?;
                to
            }
        };
        Ok((self.rows, to))
    }
}

/// A row as a JSON object.
struct Members<'a, T: 'static> {
    columns: &'static [Column<T>],
    row: &'a T,
}

impl<T: 'static> Serialize for Members<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for column in self.columns {
            map.serialize_entry(column.name, &(column.cell)(self.row))?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column<(u64, &str)>] = &[
        Column { name: "number", cell: |row| Cell::Number(row.0) },
        Column { name: "name", cell: |row| Cell::Text(row.1.to_owned()) },
    ];

    fn text(format: ExportFormat, rows: &[(u64, &'static str)]) -> String {
        let mut table = Table::begin(COLUMNS, format, Vec::new()).unwrap();
        for row in rows {
            table.row(row).unwrap();
        }
        let (count, to) = table.end().unwrap();
        assert_eq!(count, rows.len() as u64);
        String::from_utf8(to).unwrap()
    }

    #[test]
    fn csv_is_what_spreadsheets_read() {
        let rows = [(1, "plain"), (2, "comma, \"quote\"\nline"), (3, "=1")];
        let wanted = "\u{FEFF}number,name\r\n1,plain\r\n2,\"comma, \"\"quote\"\"\nline\"\r\n3,'=1\r\n";
        assert_eq!(text(ExportFormat::Csv, &rows), wanted);
        assert_eq!(text(ExportFormat::Csv, &[]), "\u{FEFF}number,name\r\n");
    }

    #[test]
    fn json_is_an_array_of_objects() {
        let written = text(ExportFormat::Json, &[(1, "a\"b"), (2, "=1")]);
        let wanted = serde_json::json!([{ "number": 1, "name": "a\"b" }, { "number": 2, "name": "=1" }]);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), wanted);
        assert_eq!(text(ExportFormat::Json, &[]), "[\n]\n");
    }
}
