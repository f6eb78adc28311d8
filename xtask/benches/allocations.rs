//! How often and how much a call allocates: through a generated crate, and written by hand with the same HTTP client and `serde`.
//!
//! ```text
//! cargo bench -p xtask --bench allocations
//! ```
//!
//! The answer is made by a function in the place of the HTTP client. What counts has its own cost, so that instructions are
//! counted elsewhere (`call.rs`).

mod calls;

use calls::{ANSWER, Any, FEW, MANY, WAYS, Way, a_call, head, line, run};

fn main() -> Result<(), Any> {
    let counts = |way: Way| {
        let count = |calls| {
            let mut ended = Ok(());
            let counted = allocation_counter::measure(|| ended = run(way, "", calls));
            ended.map(|()| (counted.count_total, counted.bytes_total))
        };
        let (few, many) = (count(FEW)?, count(MANY)?);
        Ok::<_, Any>((a_call(few.0, many.0), a_call(few.1, many.1)))
    };
    let [bare, hand, sdk] = WAYS.map(|(way, _)| counts(way));
    let (bare, hand, sdk) = (bare?, hand?, sdk?);
    head();
    line("in process", "allocations", [bare.0, hand.0, sdk.0]);
    line("in process", "bytes", [bare.1, hand.1, sdk.1]);
    println!("An answer has {} bytes.", ANSWER.len());
    Ok(())
}
