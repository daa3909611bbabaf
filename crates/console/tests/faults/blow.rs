//! What happens to a program, and when.

use chatelaine_sandbox::FaultKind;

/// One case of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blow {
    /// The program is killed at the step of this number.
    Step(usize),
    /// The program is killed while the server has the request of this number: before its work, or after it.
    Killed { request: usize, after: bool },
    /// The answer to the request of this number is lost; the program goes on.
    Lost { request: usize, how: FaultKind },
}

/// The ways in which an answer is lost.
pub const LOSSES: [FaultKind; 6] = [
    FaultKind::DropBefore,
    FaultKind::DropAfter,
    FaultKind::CutOff,
    FaultKind::Garbage,
    FaultKind::Empty,
    FaultKind::Html { status: 502 },
];

impl Blow {
    /// Every kill of a program that takes so many steps and sends so many requests.
    pub fn kills(steps: usize, requests: usize) -> Vec<Self> {
        let at_requests =
            (0..requests).flat_map(|request| [false, true].map(|after| Self::Killed { request, after }));
        (0..steps).map(Self::Step).chain(at_requests).collect()
    }

    /// Every loss of an answer of a program that sends so many requests.
    pub fn losses(requests: usize) -> Vec<Self> {
        (0..requests).flat_map(|request| LOSSES.map(|how| Self::Lost { request, how })).collect()
    }

    /// Whether the program dies of it, and leaves something else on the disk than at the step before.
    pub fn leaves_its_own(&self, steps: &[String]) -> bool {
        match self {
            Self::Step(at) => steps.get(*at).is_some_and(|step| step.starts_with("after")),
            Self::Killed { after, .. } => *after,
            Self::Lost { .. } => false,
        }
    }
}
