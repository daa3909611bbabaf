//! What can happen in the life of a session.

use proptest::prelude::*;

use crate::server::Fault;

/// Which of the two programs.
pub type Which = usize;

#[derive(Debug, Clone)]
pub enum Step {
    /// One use, or many at once by both programs.
    Use(Which),
    Many(usize),
    /// What the background does every few seconds.
    Look(Which),
    /// Time passes, or the computer sleeps: nothing runs meanwhile.
    Pass(i64),
    Sleep(i64),
    /// The next renewal goes wrong.
    Fail(Fault),
    /// The program dies and is started again: idle, or while the server has its renewal in hand.
    Kill(Which),
    KillRenewing {
        which: Which,
        after: bool,
    },
    /// Whoever asked for something does not wait for the answer.
    GiveUp {
        which: Which,
        after: bool,
    },
    SignOut(Which),
    /// The sign-out comes while a renewal is under way.
    SignOutRenewing {
        which: Which,
        after: bool,
    },
    /// Signing in while somebody is signed in.
    SignIn(Which),
    /// The server ends the access token, or everything.
    EndAccess,
    EndAll,
}

pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 4..20)
}

fn step() -> impl Strategy<Value = Step> {
    let which = 0..2usize;
    // Readings do not wait here: this clock moves only between steps. What waits has tests of its own.
    let wait =
        prop_oneof![Just(None), Just(Some(0)), (1..90i64).prop_map(Some), (90..1_200i64).prop_map(Some)];
    let fault = prop_oneof![
        Just(Fault::DropBefore),
        Just(Fault::DropAfter),
        Just(Fault::Garbage),
        Just(Fault::Status(500)),
        Just(Fault::Status(503)),
        Just(Fault::Status(302)),
        Just(Fault::Page),
        wait.prop_map(Fault::Limited),
    ];
    prop_oneof![
        6 => which.clone().prop_map(Step::Use),
        3 => (2..9usize).prop_map(Step::Many),
        3 => which.clone().prop_map(Step::Look),
        // Around the lives of a quarter of an hour and of an hour.
        6 => prop_oneof![1..120i64, 600..960i64, 3_000..3_700i64].prop_map(Step::Pass),
        1 => (1..14i64).prop_map(Step::Sleep),
        3 => fault.prop_map(Step::Fail),
        2 => which.clone().prop_map(Step::Kill),
        1 => (which.clone(), any::<bool>()).prop_map(|(which, after)| Step::KillRenewing { which, after }),
        1 => (which.clone(), any::<bool>()).prop_map(|(which, after)| Step::GiveUp { which, after }),
        1 => which.clone().prop_map(Step::SignOut),
        1 => (which.clone(), any::<bool>()).prop_map(|(which, after)| Step::SignOutRenewing { which, after }),
        1 => which.prop_map(Step::SignIn),
        1 => Just(Step::EndAccess),
        1 => Just(Step::EndAll),
    ]
}
