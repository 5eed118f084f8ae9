//! Answers most of which is one array. A decoder can make such an answer of several texts, each with a part of the array.

/// Where the array of an answer is, and how it is put together.
#[derive(Clone, Copy)]
pub struct Listed<'l, T> {
    /// The keys of the objects around the array, outermost first, and that of the array.
    pub path: &'l [&'l str],
    /// Adds the elements of the second answer to those of the first.
    pub append: &'l dyn Fn(&mut T, T),
}

/// Adds elements to others.
pub fn append<T>(elements: &mut Vec<T>, mut more: Vec<T>) {
    // There are no two long arrays at a time.
    if elements.is_empty() { *elements = more } else { elements.append(&mut more) }
}
