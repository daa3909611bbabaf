//! Running other programs: with their output shown as it comes, and, where asked, looked at line by line.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;

use crate::error::XtaskError;
use crate::tree;

/// A program about to be run in the project's folder.
pub(crate) struct Program {
    line: String,
    command: Command,
}

impl Program {
    /// A program by name or path.
    pub(crate) fn new(name: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(name.as_ref());
        command.current_dir(tree::root()).stdin(Stdio::null());
        Self { line: name.as_ref().to_string_lossy().into_owned(), command }
    }

    /// The cargo that started this command.
    pub(crate) fn cargo() -> Self {
        let mut program = Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        program.line = "cargo".to_owned();
        program
    }

    /// npm in the folder of the window's pages.
    pub(crate) fn npm() -> Self {
        Self::new(if cfg!(windows) { "npm.cmd" } else { "npm" }).within(&tree::ui())
    }

    /// Runs it elsewhere than in the project's folder.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Adds arguments.
    pub(crate) fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        for arg in args {
            self.line.push(' ');
            self.line.push_str(&arg.as_ref().to_string_lossy());
            self.command.arg(arg);
        }
        self
    }

    /// Sets a variable of its environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Lets it ask the user, as `sudo` may have to.
    pub(crate) fn asking(mut self) -> Self {
        self.command.stdin(Stdio::inherit());
        self
    }

    /// Runs it with its output shown.
    pub(crate) fn run(mut self) -> Result<(), XtaskError> {
        let status = self
            .command
            .status()
            .map_err(|source| XtaskError::Start { program: self.line.clone(), source })?;
        if status.success() { Ok(()) } else { Err(XtaskError::Failed { line: self.line, status }) }
    }

    /// Runs it unseen and gives its standard output; `None` when it does not start or fails.
    pub(crate) fn ask(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it with standard error shown and standard output handed on line by line.
    pub(crate) fn read(mut self, mut each: impl FnMut(&str)) -> Result<(), XtaskError> {
        self.command.stdout(Stdio::piped());
        let mut child = self
            .command
            .spawn()
            .map_err(|source| XtaskError::Start { program: self.line.clone(), source })?;
        if let Some(stdout) = child.stdout.take() {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                each(&line);
            }
        }
        self.end(child.wait())
    }

    /// Runs it with both outputs shown and each of their lines looked at, without colours.
    pub(crate) fn watch(mut self, mut each: impl FnMut(&str)) -> Result<(), XtaskError> {
        self.command.env("NO_COLOR", "1").env("CARGO_TERM_COLOR", "never").env_remove("FORCE_COLOR");
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self
            .command
            .spawn()
            .map_err(|source| XtaskError::Start { program: self.line.clone(), source })?;
        let (send, lines) = mpsc::channel();
        let both = [
            child.stdout.take().map(|stream| hand_on(stream, send.clone())),
            child.stderr.take().map(|stream| hand_on(stream, send)),
        ];
        for line in lines {
            println!("{line}");
            each(&line);
        }
        for reader in both.into_iter().flatten() {
            // A reader that panicked has closed its stream; what the program said decides all the same.
            let _ = reader.join();
        }
        self.end(child.wait())
    }

    fn end(self, ended: std::io::Result<std::process::ExitStatus>) -> Result<(), XtaskError> {
        match ended {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(XtaskError::Failed { line: self.line, status }),
            Err(source) => Err(XtaskError::Start { program: self.line, source }),
        }
    }
}

fn hand_on(
    stream: impl std::io::Read + Send + 'static,
    send: mpsc::Sender<String>,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut stream = BufReader::new(stream);
        let mut line = Vec::new();
        while stream.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            if send.send(String::from_utf8_lossy(&line).trim_end().to_owned()).is_err() {
                return;
            }
            line.clear();
        }
    })
}
