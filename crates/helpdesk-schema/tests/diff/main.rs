//! Each kind of change, made in one place of a schema, and what a whole difference reads like.

mod base;
mod cases;
mod edits;
mod shown;
mod steps;
