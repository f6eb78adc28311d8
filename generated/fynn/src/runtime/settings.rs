//! What a client has for all of its calls, and a call may have otherwise: times, retries, sizes.

use std::time::Duration;

/// How long a call may take, how often it is tried, and how much of an answer is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How long connecting may take, with the handshake of TLS.
    pub connect_timeout: Duration,
    /// How long an attempt may take, from connecting to the last byte of the answer.
    pub attempt_timeout: Duration,
    /// How long nothing may come of an answer that is read while it comes; as long as an attempt may take if it is not set.
    pub idle_timeout: Option<Duration>,
    /// How long a call may take, with all of its attempts and the waits between them.
    pub timeout: Duration,
    /// How many attempts may follow the first.
    pub max_retries: u32,
    /// Whether an answer of status 409 is worth another attempt.
    pub retry_conflicts: bool,
    /// How many bytes the body of an answer may have, where it is held in memory as a whole.
    pub max_response_bytes: usize,
}

/// What clients have unless they are told otherwise.
pub const DEFAULT: Settings = Settings {
    connect_timeout: Duration::from_secs(5),
    attempt_timeout: Duration::from_secs(60),
    idle_timeout: None,
    timeout: Duration::MAX,
    max_retries: 2,
    retry_conflicts: false,
    max_response_bytes: 64 * 1024 * 1024,
};

/// What a call has otherwise than its client.
#[derive(Clone, Copy, Debug, Default)]
pub struct Overrides {
    /// In place of [`Settings::connect_timeout`].
    pub connect_timeout: Option<Duration>,
    /// In place of [`Settings::attempt_timeout`].
    pub attempt_timeout: Option<Duration>,
    /// In place of [`Settings::idle_timeout`].
    pub idle_timeout: Option<Duration>,
    /// In place of [`Settings::timeout`].
    pub timeout: Option<Duration>,
    /// In place of [`Settings::max_retries`].
    pub max_retries: Option<u32>,
    /// In place of [`Settings::retry_conflicts`].
    pub retry_conflicts: Option<bool>,
    /// In place of [`Settings::max_response_bytes`].
    pub max_response_bytes: Option<usize>,
    /// How many times in a row a stream of events is taken up again where it broke off. Never unless it is said.
    pub reconnects: u32,
}

impl Settings {
    /// The settings of a call.
    pub fn with(self, call: &Overrides) -> Self {
        Self {
            connect_timeout: call.connect_timeout.unwrap_or(self.connect_timeout),
            attempt_timeout: call.attempt_timeout.unwrap_or(self.attempt_timeout),
            idle_timeout: call.idle_timeout.or(self.idle_timeout),
            timeout: call.timeout.unwrap_or(self.timeout),
            max_retries: call.max_retries.unwrap_or(self.max_retries),
            retry_conflicts: call.retry_conflicts.unwrap_or(self.retry_conflicts),
            max_response_bytes: call.max_response_bytes.unwrap_or(self.max_response_bytes),
        }
    }
}
