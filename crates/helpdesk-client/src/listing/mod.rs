//! Listings by page, by item and by time range.

mod items;
mod pages;
mod windows;

pub use items::Items;
pub use pages::Pages;
pub use windows::Windows;
