//! The stages in their order: what fails fast first, and one compilation for all that look at the whole workspace.

use crate::bindings::BINDINGS;
use crate::error::XtaskError;
use crate::program::Program;
use crate::seed::SEED;
use crate::{build, install, interface};

use super::guard::Guard;
use super::stage::Stage;
use super::tally::{Tally, Tool};
use super::unchanged::Inputs;

/// What the pages are made of.
const PAGES: Inputs = Inputs { paths: &["ui", "src-tauri/tauri.conf.json"], programs: &["node"] };
/// The pages with their journeys, and the browser for these.
const JOURNEYS: Inputs = Inputs {
    paths: &["ui", "src-tauri/tauri.conf.json", "tests"],
    programs: &["node", "chromium-headless-shell", "chromium"],
};

/// All stages.
pub(super) const STAGES: &[Stage] = &[
    Stage { name: "install", about: "packages of the machine", needs: &[], inputs: None, work: packages },
    Stage {
        name: "ui-install",
        about: "packages of the pages",
        needs: &[],
        inputs: None,
        work: |_| interface::install(),
    },
    Stage { name: "fmt", about: "formatting of the Rust code", needs: &[], inputs: None, work: fmt },
    Stage {
        name: "ui-lint",
        about: "rules of the pages' code",
        needs: &["ui-install"],
        inputs: Some(PAGES),
        work: |_| npm("lint"),
    },
    Stage {
        name: "ui-check",
        about: "types of the pages' code",
        needs: &["ui-install"],
        inputs: Some(PAGES),
        work: |_| npm("check"),
    },
    Stage {
        name: "ui-unit",
        about: "tests of the pages' parts",
        needs: &["ui-install"],
        inputs: Some(PAGES),
        work: ui_unit,
    },
    Stage {
        name: "ui-build",
        about: "the pages themselves",
        needs: &["ui-install"],
        inputs: None,
        work: |_| interface::build_if_changed(),
    },
    Stage {
        name: "clippy",
        about: "rules of the Rust code",
        needs: &["install", "ui-build"],
        inputs: None,
        work: clippy,
    },
    Stage {
        name: "build",
        about: "all programs and tests",
        needs: &["install", "ui-build"],
        inputs: None,
        work: compile,
    },
    Stage {
        name: "generated",
        about: "drift of the generated files of the pages",
        needs: &["build"],
        inputs: None,
        work: drift,
    },
    Stage {
        name: "rust",
        about: "unit, integration and contract tests",
        needs: &["build"],
        inputs: None,
        work: rust,
    },
    Stage {
        name: "docs",
        about: "documentation of the Rust code",
        needs: &["install", "ui-build"],
        inputs: None,
        work: docs,
    },
    Stage {
        name: "e2e",
        about: "the pages in a browser on a mock host",
        needs: &["install", "ui-install"],
        inputs: Some(JOURNEYS),
        work: e2e,
    },
    Stage {
        name: "third-party",
        about: "a server that others wrote: JupyterHub, run for real",
        needs: &["install", "build"],
        inputs: None,
        work: third_party,
    },
    Stage {
        name: "smoke",
        about: "the real window with a real keychain",
        needs: &["build"],
        inputs: None,
        work: smoke,
    },
];

fn packages(_: &mut Tally) -> Result<(), XtaskError> {
    // Before anything is installed: this only the user can do.
    interface::tools()?;
    install::build_tools()?;
    install::headless_tools()?;
    install::browser()?;
    install::python()
}

fn fmt(_: &mut Tally) -> Result<(), XtaskError> {
    Program::cargo().args(["fmt", "--all", "--check"]).run()
}

fn npm(script: &str) -> Result<(), XtaskError> {
    Program::npm().args(["run", script]).run()
}

fn ui_unit(tally: &mut Tally) -> Result<(), XtaskError> {
    tally.watch(Tool::Vitest, "npm test", Program::npm().args(["test"]))
}

fn clippy(_: &mut Tally) -> Result<(), XtaskError> {
    Program::cargo().args(["clippy"]).args(build::WHOLE).args(["--", "-D", "warnings"]).run()
}

fn compile(_: &mut Tally) -> Result<(), XtaskError> {
    build::whole().map(drop)
}

fn drift(_: &mut Tally) -> Result<(), XtaskError> {
    let programs = build::whole()?;
    BINDINGS.check(&programs)?;
    SEED.check(&programs)
}

/// Everything but the tests that are marked as ignored: the smoke tests, because they take a display and a keychain,
/// and those with a server of others, because they take that server.
fn rust(tally: &mut Tally) -> Result<(), XtaskError> {
    let guard = Guard::new()?;
    let (tool, name, program) = if nextest() {
        (Tool::Nextest, "cargo nextest run", Program::cargo().args(["nextest", "run", "--no-fail-fast"]))
    } else {
        (Tool::CargoTest, "cargo test", Program::cargo().args(["test", "--no-fail-fast"]))
    };
    tally.watch(tool, name, guard.around(program.args(build::WHOLE)))?;
    guard.check()
}

fn docs(_: &mut Tally) -> Result<(), XtaskError> {
    Program::cargo()
        .args([
            "doc",
            "--workspace",
            "--no-deps",
            "--document-private-items",
            "--features",
            build::WINDOW_FEATURE,
        ])
        .env("RUSTDOCFLAGS", "-D warnings")
        .run()
}

fn e2e(tally: &mut Tally) -> Result<(), XtaskError> {
    tally.watch(Tool::Playwright, "npm run e2e", Program::npm().args(["run", "e2e"]))
}

/// The terminal against a server that knows nothing of Chatelaine, added by a definition alone.
fn third_party(tally: &mut Tally) -> Result<(), XtaskError> {
    let hub = install::jupyterhub()?;
    let terminal = build::whole()?.path("chatelaine")?.to_owned();
    let guard = Guard::new()?;
    let (tool, program) = set_aside("third-party");
    let program = program.env("CHATELAINE_JUPYTERHUB", hub).env("CHATELAINE_TERMINAL", terminal);
    tally.watch(tool, "the tests with a server of others", guard.around(program))?;
    guard.check()
}

/// The journeys through the real window.
fn smoke(tally: &mut Tally) -> Result<(), XtaskError> {
    let window = build::whole()?.path("chatelaine-window")?.to_owned();
    let (tool, program) = set_aside("smoke");
    tally.watch(tool, "the smoke tests", program.env("CHATELAINE_WINDOW", window))
}

/// The ignored tests of one target, one at a time: two windows or servers at once would share two cores and be slow
/// enough to miss their deadlines.
fn set_aside(target: &str) -> (Tool, Program) {
    let whole = ["--workspace", "--features", build::WINDOW_FEATURE, "--test", target];
    if nextest() {
        let run =
            Program::cargo().args(["nextest", "run", "--no-fail-fast", "--run-ignored", "only", "-j", "1"]);
        (Tool::Nextest, run.args(whole))
    } else {
        let run =
            Program::cargo().args(["test"]).args(whole).args(["--", "--ignored", "--test-threads", "1"]);
        (Tool::CargoTest, run)
    }
}

fn nextest() -> bool {
    Program::cargo().args(["nextest", "--version"]).ask().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_comes_after_those_it_needs() {
        for (index, stage) in STAGES.iter().enumerate() {
            for need in stage.needs {
                assert!(
                    STAGES[..index].iter().any(|earlier| earlier.name == *need),
                    "{} before {need}",
                    stage.name
                );
            }
        }
    }
}
