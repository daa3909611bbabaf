//! Two programs on one profile, one server, and what a session may suffer without anybody being asked.

use std::sync::Arc;

use chatelaine_console::ConsoleError;
use chatelaine_console::view::{ErrorCode, ErrorView, SignInRequest};
use chatelaine_model::SessionState;
use chrono::TimeDelta;
use proptest::prelude::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::program::Program;
use super::step::{Step, Which};
use crate::place::{TestClock, code_of, quick_folder, use_session, view};
use crate::server::{Dialect, Fault, Held, Server};

type Checked = Result<(), TestCaseError>;
type Using = (Which, tokio::task::JoinHandle<Result<(), ConsoleError>>);

pub struct World<'r> {
    outer: &'r Runtime,
    dialect: Dialect,
    clock: Arc<TestClock>,
    server: Server,
    programs: Vec<Program>,
    /// Somebody is signed in, as far as the user knows.
    signed_in: bool,
    /// The answer to a renewal was lost, so that a sign-in may be asked for.
    lost: bool,
    dir: TempDir,
}

impl<'r> World<'r> {
    pub fn new(outer: &'r Runtime, dialect: Dialect, skew: i64) -> Self {
        let (dir, clock) = (quick_folder(), TestClock::at(1_795_430_000));
        let server = outer.block_on(Server::start(dialect, clock.clone(), TimeDelta::seconds(skew)));
        let mut world =
            Self { outer, dialect, clock, server, programs: Vec::new(), signed_in: false, lost: false, dir };
        world.programs = vec![world.start(), world.start()];
        world
    }

    fn start(&self) -> Program {
        let root = self.dir.path().to_owned();
        Program::start(root, self.clock.clone(), &self.server.address, self.dialect.system())
    }

    /// Ends a program with all that it has under way, and starts it again.
    fn kill(&mut self, which: Which) {
        self.programs[which].end();
        self.programs[which] = self.start();
    }

    pub fn walk(&mut self, steps: &[Step]) -> Checked {
        self.sign_in(0)?;
        for step in steps {
            self.server.step();
            self.take(step)?;
            prop_assert_eq!(self.server.wrongs(), Vec::<String>::new());
        }
        self.recover()
    }

    fn take(&mut self, step: &Step) -> Checked {
        match step {
            Step::Use(which) => {
                let (before, used) = (self.faults(), self.begin(*which)?);
                self.ended(vec![used], &before)
            }
            Step::Many(number) => {
                let (before, mut uses) = (self.faults(), Vec::new());
                for which in 0..*number {
                    uses.push(self.begin(which % 2)?);
                }
                self.ended(uses, &before)
            }
            Step::Look(which) => self.look(*which),
            Step::Pass(seconds) => self.pass(TimeDelta::seconds(*seconds)),
            Step::Sleep(hours) => self.pass(TimeDelta::hours(*hours)),
            Step::Fail(fault) => {
                self.server.fail_next(fault.clone());
                Ok(())
            }
            Step::Kill(which) => {
                self.kill(*which);
                Ok(())
            }
            Step::KillRenewing { which, after } => self.kill_renewing(*which, *after),
            Step::GiveUp { which, after } => self.give_up(*which, *after),
            Step::SignOut(which) => self.sign_out(*which),
            Step::SignOutRenewing { which, after } => self.sign_out_renewing(*which, *after),
            Step::SignIn(which) => self.sign_in(*which),
            Step::EndAccess => {
                self.server.books(|books| books.end_access());
                Ok(())
            }
            Step::EndAll => {
                self.server.books(|books| books.end_all());
                Ok(())
            }
        }
    }

    fn pass(&self, time: TimeDelta) -> Checked {
        self.clock.forward(time);
        Ok(())
    }

    /// Whether a sign-in may be asked for: the server itself has nothing left that a client could go on with, or an
    /// answer was lost.
    fn excused(&self) -> bool {
        self.lost || !self.server.books(|books| books.renews())
    }

    /// Signs in; during a pause of the server a person waits for its end.
    fn sign_in(&mut self, which: Which) -> Checked {
        let mut state = self.try_to_sign_in(which);
        if let Err(error) = &state
            && let Some(wait) = ErrorView::from(error).retry_after
        {
            self.clock.forward(TimeDelta::seconds(wait.into()));
            state = self.try_to_sign_in(which);
        }
        prop_assert!(matches!(state, Ok(SessionState::SignedIn { .. })), "{:?}", state);
        (self.signed_in, self.lost) = (true, false);
        Ok(())
    }

    fn try_to_sign_in(&self, which: Which) -> Result<SessionState, ConsoleError> {
        let program = &self.programs[which];
        let fields = self.dialect.fields().into_iter();
        let fields = fields.map(|field| (field.to_owned(), "e@kontor.example".to_owned())).collect();
        let (server, way) = (program.id.clone(), "password".to_owned());
        let request = SignInRequest { server, way, fields, keep: true, work: "sign-in".into() };
        let (console, readings) = (program.console.clone(), program.readings.clone());
        let reads = self.dialect.has_keys();
        program.run(async move {
            readings.forget();
            let state = console.sign_in(request).await;
            // The reading of keys that begins by itself shall not reach into the next step.
            if reads && state.is_ok() {
                readings.one().await;
            }
            state
        })
    }

    /// Begins a use, after a sign-in where nobody is signed in.
    fn begin(&mut self, which: Which) -> Result<Using, TestCaseError> {
        if !self.signed_in {
            self.sign_in(which)?;
        }
        Ok((which, self.programs[which].begin_use()))
    }

    /// Waits for uses and judges how they ended.
    fn ended(&mut self, uses: Vec<Using>, before: &[Fault]) -> Checked {
        let ended: Vec<_> =
            uses.into_iter().map(|(which, used)| (which, self.outer.block_on(used).unwrap())).collect();
        self.note_lost(before);
        for (which, used) in ended {
            self.judge(which, used)?;
        }
        Ok(())
    }

    fn judge(&mut self, which: Which, used: Result<(), ConsoleError>) -> Checked {
        match used.map_err(|error| code_of(&error)) {
            Ok(()) => Ok(()),
            Err(ErrorCode::SignInNeeded) => {
                prop_assert!(!self.signed_in || self.excused(), "a sign-in was asked for without need");
                self.signed_in = false;
                Ok(())
            }
            // A server that is busy is said to be so, and the session stays.
            Err(
                ErrorCode::ServerFault | ErrorCode::LockedOut | ErrorCode::Limited | ErrorCode::NotThisSystem,
            ) => {
                let state = self.state(which);
                let stays = matches!(state, SessionState::SignedIn { .. });
                prop_assert!(stays || !self.signed_in || self.excused(), "{:?}", state);
                self.signed_in &= stays;
                Ok(())
            }
            Err(other) => Err(TestCaseError::fail(format!("{other:?}"))),
        }
    }

    fn faults(&self) -> Vec<Fault> {
        self.server.books(|books| books.faults.iter().cloned().collect())
    }

    /// Takes note of the faults that a renewal met since.
    fn note_lost(&mut self, before: &[Fault]) {
        let met = before.len().saturating_sub(self.faults().len());
        self.lost |= before.iter().take(met).any(Fault::loses);
    }

    fn state(&self, which: Which) -> SessionState {
        let console = self.programs[which].console.clone();
        self.programs[which].run(async move { view(&console).await.session })
    }

    fn look(&mut self, which: Which) -> Checked {
        let (before, console) = (self.faults(), self.programs[which].console.clone());
        let (readings, reads) = (self.programs[which].readings.clone(), self.dialect.has_keys());
        self.programs[which].run(async move {
            let held = |state| matches!(state, SessionState::SignedIn { .. } | SessionState::Renewing { .. });
            let was_in = held(view(&console).await.session);
            readings.forget();
            console.look_after_sessions().await;
            if reads && !was_in && held(view(&console).await.session) {
                readings.one().await;
            }
        });
        self.note_lost(&before);
        let state = self.state(which);
        let fine = matches!(state, SessionState::SignedIn { .. });
        prop_assert!(fine || !self.signed_in || self.excused(), "{:?}", state);
        self.signed_in &= fine;
        Ok(())
    }

    /// Begins a use and keeps its renewal in hand, if it needs one and nothing goes wrong before.
    fn hold(&mut self, which: Which, after: bool) -> Result<Option<Arc<Held>>, TestCaseError> {
        let held = Held::new();
        self.server.books(|books| books.faults.push_front(Fault::Hold { held: held.clone(), after }));
        let before = self.faults();
        let (_, mut using) = self.begin(which)?;
        let caught = self.outer.block_on(async {
            tokio::select! {
                () = held.arrived() => None,
                used = &mut using => Some(used.unwrap()),
            }
        });
        self.server.books(|books| books.faults.retain(|fault| !matches!(fault, Fault::Hold { .. })));
        match caught {
            None => {
                using.abort();
                Ok(Some(held))
            }
            Some(used) => {
                self.note_lost(&before[1..]);
                self.judge(which, used)?;
                Ok(None)
            }
        }
    }

    fn kill_renewing(&mut self, which: Which, after: bool) -> Checked {
        if let Some(held) = self.hold(which, after)? {
            self.kill(which);
            held.release();
            self.lost = true;
        }
        Ok(())
    }

    fn give_up(&mut self, which: Which, after: bool) -> Checked {
        if let Some(held) = self.hold(which, after)? {
            held.release();
            let console = self.programs[which].console.clone();
            self.programs[which].run(async move { console.settle().await });
        }
        Ok(())
    }

    fn sign_out(&mut self, which: Which) -> Checked {
        let (console, id) = (self.programs[which].console.clone(), self.programs[which].id.clone());
        let told = self.programs[which].run(async move { console.sign_out(&id).await });
        prop_assert!(told.is_ok(), "{:?}", told);
        self.signed_in = false;
        self.nothing_is_left(which)
    }

    fn sign_out_renewing(&mut self, which: Which, after: bool) -> Checked {
        let held = self.hold(which, after)?;
        self.sign_out(which)?;
        if let Some(held) = held {
            held.release();
            let console = self.programs[which].console.clone();
            self.programs[which].run(async move { console.settle().await });
        }
        self.nothing_is_left(which)
    }

    /// A sign-out holds, here and for every program that looks.
    fn nothing_is_left(&mut self, which: Which) -> Checked {
        prop_assert_eq!(self.state(which), SessionState::SignedOut);
        let other = self.programs[1 - which].console.clone();
        self.programs[1 - which].run(async move { other.look_after_sessions().await });
        let state = self.state(1 - which);
        prop_assert!(!matches!(state, SessionState::SignedIn { .. }), "{:?}", state);
        Ok(())
    }

    /// When all that went wrong is over, whoever has no excuse is signed in.
    fn recover(&mut self) -> Checked {
        self.server.books(|books| books.faults.clear());
        self.clock.forward(TimeDelta::hours(2));
        self.server.step();
        if self.signed_in {
            for which in [0, 1] {
                let (console, id) = (self.programs[which].console.clone(), self.programs[which].id.clone());
                let used = self.programs[which].run(async move { use_session(&console, &id).await });
                prop_assert!(used.is_ok() || self.excused(), "{:?}", used);
            }
        }
        prop_assert_eq!(self.server.wrongs(), Vec::<String>::new());
        Ok(())
    }
}
