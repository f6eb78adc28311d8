//! A server that is not there, for tests: it records calls, holds them against the API's document, and answers.

use crate::{Client, Error};

mod contracts;

pub use crate::runtime::mock::{ Mock, Recorded, Reply };

impl Default for Mock {
    fn default() -> Self {
        Self::new()
    }
}

impl Mock {
    /// A mock that answers each call with the document's example.
    #[must_use]
    pub fn new() -> Self {
        Self::of(contracts::CONTRACTS)
    }

    /// A client that calls this mock, with credentials made up. `ClientBuilder::transport` takes the mock, too.
    ///
    /// # Errors
    ///
    /// None that is known.
    pub fn client(&self) -> Result<Client, Error> {
        Client::builder()
            .base_url("http://mock.invalid")
            .api_key("mock")
            .transport(self.clone())
            .build()
    }
}
