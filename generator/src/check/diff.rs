//! Unified diffs that stay readable: at most 40 lines a file and 100 in all, the rest counted.

use similar::TextDiff;
use std::time::Duration;

const LINES_A_FILE: usize = 40;
const LINES_IN_ALL: usize = 100;

/// What is left of the lines that may be shown.
pub(super) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(LINES_IN_ALL)
    }
}

impl Budget {
    /// The diff from `old` to `new`, as much of it as is left to show.
    pub(super) fn diff(&mut self, old: &[u8], new: &[u8]) -> String {
        let (Ok(old), Ok(new)) = (str::from_utf8(old), str::from_utf8(new)) else {
            return format!("{} bytes become {}, not text\n", old.len(), new.len());
        };
        let diff = TextDiff::configure()
            .timeout(Duration::from_secs(1))
            .diff_lines(old, new);
        let unified = diff.unified_diff().context_radius(2).to_string();
        let lines: Vec<&str> = unified.lines().collect();
        let shown = lines.len().min(LINES_A_FILE).min(self.0);
        self.0 -= shown;
        let mut text: String = lines[..shown]
            .iter()
            .flat_map(|line| [line, "\n"])
            .collect();
        let more = lines.len() - shown;
        if more > 0 {
            let plural = if more == 1 { "" } else { "s" };
            text.push_str(&format!("… {more} more line{plural}\n"));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize) -> String {
        (0..count).map(|number| format!("{number}\n")).collect()
    }

    #[test]
    fn a_small_change_is_shown_whole() {
        let diff = Budget::default().diff(b"a\nb\nc\nd\ne\nf\n", b"a\nb\nc\nD\ne\nf\n");
        assert_eq!(diff, "@@ -2,5 +2,5 @@\n b\n c\n-d\n+D\n e\n f\n");
    }

    #[test]
    fn a_file_and_all_files_have_their_limits() {
        let mut budget = Budget::default();
        let long = numbers(59);
        let shown: Vec<(usize, String)> = (0..4)
            .map(|_| {
                let diff = budget.diff(b"", long.as_bytes());
                let last = diff.lines().last().unwrap_or_default().to_owned();
                (diff.lines().count(), last)
            })
            .collect();
        let more = |count: usize| format!("… {count} more lines");
        // The header of the one hunk is a line too.
        assert_eq!(
            shown,
            [
                (41, more(20)),
                (41, more(20)),
                (21, more(40)),
                (1, more(60))
            ]
        );
    }

    #[test]
    fn bytes_are_only_counted() {
        assert_eq!(
            Budget::default().diff(b"\xff", b"ab"),
            "1 bytes become 2, not text\n"
        );
    }
}
