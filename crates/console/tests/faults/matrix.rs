//! The matrix itself.

use std::sync::Arc;
use std::time::Instant;

use chatelaine_console::Console;
use chrono::TimeDelta;

use crate::blow::Blow;
use crate::check::{Wrongs, sent_once, settled, stated};
use crate::person::{catch_up, look, resume_all};
use crate::place::{Place, Site, start};
use crate::program::{Lived, Program};
use crate::report::{Line, report};
use crate::work::{Subject, Work};

/// More than this of what is wrong helps nobody.
const SHOWN: usize = 40;

/// One case as it went.
struct Case {
    first: Lived,
    second: Lived,
    wrongs: Wrongs,
}

struct Matrix<'p> {
    place: &'p Place,
    work: Work,
    site: Site,
    /// Requests that only read although they are no `GET`.
    reads: Vec<(String, String)>,
    cases: usize,
    wrongs: Wrongs,
}

impl Matrix<'_> {
    /// One case: `blow` meets the work, `again` what a person does after it.
    fn case(&mut self, blow: Option<&Blow>, again: Option<&Blow>) -> Case {
        let (place, site) = (self.place, &self.site);
        let name = format!("m{}x", self.cases);
        self.cases += 1;
        place.clock.set(start());
        let folder = place.copy(&site.system, &name);
        let mut wrongs = Wrongs::new();

        let program = Program::start(place, &folder);
        let subject = program.run(self.work.prepare(&program.console(), site.clone(), name));
        place.heard.lock().unwrap().clear();
        let console = program.console();
        let first = program.live(site, blow, self.work.run(place, &console, &subject));
        drop(console);
        program.end();
        if blow.is_none() && first.ended != Some(Ok(())) {
            wrongs.push(format!("without any fault it ended as {:?}", first.ended));
        }
        if self.work == Work::RotateLater {
            place.clock.set(start() + TimeDelta::minutes(3));
        }

        let mut program = self.opened(&folder, &subject, &mut wrongs);
        wrongs.extend(sent_once(&place.heard.lock().unwrap(), &self.reads));
        let console = program.console();
        let second = program.live(site, again, after(&console, &subject));
        drop(console);
        let mut ended = second.ended.clone();
        if again.is_some() {
            program.end();
            program = self.opened(&folder, &subject, &mut wrongs);
            let console = program.console();
            ended = Some(program.run(after(&console, &subject)));
        }
        if let Some(Err(error)) = ended {
            wrongs.push(error);
        }
        let (console, whole) = (program.console(), blow.is_none());
        wrongs.extend(program.run(settled(place, &console, self.work, &subject, &folder, whole)));
        drop(console);
        program.end();
        place.clear(&folder, Some(&subject));
        Case { first, second, wrongs }
    }

    /// The profile afresh. What is open is stated before anybody reads or decides anything.
    fn opened(&self, folder: &std::path::Path, subject: &Subject, wrongs: &mut Wrongs) -> Program<'_> {
        let program = Program::start(self.place, folder);
        let console = program.console();
        let stated = program.run(async {
            let due = console.retire_what_is_due().await;
            if let Err(error) = due {
                return vec![format!("what is due: {error}")];
            }
            match look(&console).await {
                Ok(waiting) => stated(self.place, &console, self.work, subject, &waiting).await,
                Err(error) => vec![format!("what waits cannot be shown: {error}")],
            }
        });
        wrongs.extend(stated);
        program
    }

    fn note(&mut self, label: &str, wrongs: Wrongs) {
        let (work, system) = (self.work, self.site.system.clone());
        self.wrongs.extend(wrongs.into_iter().map(|wrong| format!("{work:?} on {system}, {label}: {wrong}")));
    }
}

/// What a person does after a restart.
async fn after(console: &Arc<Console>, subject: &Subject) -> Result<(), String> {
    catch_up(console, subject).await.map_err(|error| error.to_string())?;
    resume_all(console, subject).await
}

fn label(blow: &Blow, steps: &[String]) -> String {
    match blow {
        Blow::Step(at) => format!("killed {} (step {at})", steps.get(*at).map_or("?", String::as_str)),
        other => format!("{other:?}"),
    }
}

/// Runs every case of a piece of work on every system that offers it. Where `twice`, what a person does after each kill
/// is ended at each of its steps as well; of the steps of one write only those count then that leave something else on
/// the disk than the one before. With `FAULTS_TWICE` set it is so of every piece of work, which takes far longer.
fn run(work: Work, twice: bool) {
    let twice = twice || std::env::var_os("FAULTS_TWICE").is_some();
    let place = Place::new();
    let sites = place.sites(work.powers());
    assert!(!sites.is_empty(), "no system offers {work:?}");
    let (mut lines, mut wrongs) = (Vec::new(), Wrongs::new());
    for site in sites {
        let began = Instant::now();
        let reads = place.reads(&site);
        let mut matrix = Matrix { place: &place, work, site, reads, cases: 0, wrongs: Wrongs::new() };
        let counted = matrix.case(None, None);
        matrix.note("nothing happens", counted.wrongs);
        let (steps, requests) = (counted.first.steps, counted.first.requests);
        let kills = Blow::kills(steps.len(), requests);
        let mut blows = kills.clone();
        blows.extend(Blow::losses(requests));
        let (mut missed, mut second) = (0, 0);
        for blow in &blows {
            let case = matrix.case(Some(blow), None);
            missed += usize::from(!case.first.struck);
            let told = label(blow, &case.first.steps);
            matrix.note(&told, case.wrongs);
            if !(twice && blow.leaves_its_own(&case.first.steps)) {
                continue;
            }
            let (steps, requests) = (&case.second.steps, case.second.requests);
            let again = Blow::kills(steps.len(), requests).into_iter();
            for again in again.filter(|again| again.leaves_its_own(steps)) {
                let case = matrix.case(Some(blow), Some(&again));
                second += 1;
                let told = format!("{told}, then {}", label(&again, &case.second.steps));
                matrix.note(&told, case.wrongs);
            }
        }
        // How many groups a bulk's outcomes come in is a matter of the moment.
        if !work.is_bulk() && missed > 0 {
            matrix.wrongs.push(format!("{missed} blows never struck: the counting run took other steps"));
        }
        let system = matrix.site.system.clone();
        lines.push(Line {
            system,
            steps: steps.len(),
            requests,
            first: blows.len(),
            second,
            missed,
            took: began.elapsed(),
        });
        assert!(matrix.cases > steps.len() + requests * 2 && matrix.cases == 1 + blows.len() + second);
        wrongs.append(&mut matrix.wrongs);
    }
    report(work, &lines);
    let all = wrongs.len();
    wrongs.truncate(SHOWN);
    assert!(wrongs.is_empty(), "{all} wrongs, of which\n{}\n{}", wrongs.join("\n"), Line::table(&lines));
}

macro_rules! matrix {
    ($($name:ident: $work:ident, $twice:expr;)*) => {
        $(#[test]
        fn $name() {
            run(Work::$work, $twice);
        })*
    };
}

matrix! {
    creating: Create, true;
    rotating: Rotate, false;
    rotating_and_retiring_later: RotateLater, false;
    rotating_in_an_incident: RotateIncident, false;
    revoking: Revoke, false;
    changing_an_end: ChangeExpiry, false;
    restoring: Restore, false;
    revoking_many: BulkRevoke, false;
    changing_many_ends: BulkChangeExpiry, false;
    rotating_many: BulkRotate, false;
    undoing_many: UndoBulk, false;
}
