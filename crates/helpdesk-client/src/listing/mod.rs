//! Listings, page by page, item by item, and window by window.

mod items;
mod pages;
mod windows;

pub use items::Items;
pub use pages::Pages;
pub use windows::Windows;
