//! Where the tokens of calls come from, when they are fetched.

pub use crate::runtime::intercept::BoxError;
pub use crate::runtime::token::{ Fetching, Token, TokenProvider, TokenRequest };
