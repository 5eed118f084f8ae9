//! The kinds and classes of changes.

use crate::json::words;

words! {
    /// The effect of a change on users of the generated types, from the mildest to the gravest.
    pub enum Class {
        /// Only texts for people change.
        Docs = "docs",
        /// There is more of the API, or the platform behaves in another way; code that compiled still does.
        Additive = "additive",
        /// Code may no longer compile, or the same code sends something else.
        Breaking = "breaking",
    }
}

words! {
    /// The property that differs.
    pub enum ChangeKind {
        /// An operation as a whole, told as method and path.
        Operation = "operation",
        /// An event as a whole, told by its public name.
        Event = "event",
        /// The public name of an operation, event, value or error code.
        Name = "public name",
        /// The module of an operation or event.
        Module = "module",
        /// The title of a page.
        Title = "title",
        /// The address of a page.
        Url = "url",
        /// The file of a page.
        File = "file",
        /// A description.
        Description = "description",
        /// The HTTP method.
        Method = "method",
        /// The path of an operation.
        Path = "path",
        /// The rate limits.
        RateLimits = "rate limits",
        /// A kind of app.
        AppType = "app type",
        /// A scope.
        Scope = "scope",
        /// A kind of token.
        Token = "token",
        /// A header, told as whether it is required.
        Header = "header",
        /// How the body is written.
        BodyFormat = "body format",
        /// The form of the response.
        ResponseForm = "response form",
        /// How a list is asked for page by page.
        Paging = "paging",
        /// A rule that the page states in prose.
        Rule = "rule",
        /// The example of a request body.
        RequestExample = "request example",
        /// The example of a response.
        ResponseExample = "response example",
        /// The example of a field or an event.
        Example = "example",
        /// The order in which `new` takes the required fields.
        ArgumentOrder = "argument order",
        /// A field, told as its type and, in a request, whether it is required.
        Field = "field",
        /// The type of a field.
        Type = "type",
        /// Whether a field or a header is required.
        Required = "required",
        /// The value that the platform uses for an absent field.
        Default = "default",
        /// The smallest number.
        Minimum = "minimum",
        /// The largest number.
        Maximum = "maximum",
        /// The fewest characters or items.
        MinLength = "min length",
        /// The most characters or items.
        MaxLength = "max length",
        /// A regular expression.
        Pattern = "pattern",
        /// The public name of a struct or value list.
        TypeName = "type name",
        /// A value list as a whole, told as its public name and the values.
        ValueList = "value list",
        /// A documented value, told by its public name.
        Value = "value",
        /// The forms of a field's value, told by the value of the other field and the keys of each.
        Forms = "forms",
        /// The page's description of a value.
        Label = "label",
        /// An error code, told by its public name.
        Error = "error",
        /// The HTTP status of an error code.
        Status = "status",
        /// The message of an error code.
        Message = "message",
        /// The advice for an error code.
        Advice = "advice",
    }
}

impl ChangeKind {
    /// Whether it is about what people read, and about nothing that a program sees.
    pub(super) fn is_text(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::Description
                | Self::Label
                | Self::Message
                | Self::Advice
                | Self::Example
                | Self::RequestExample
                | Self::ResponseExample
        )
    }

    /// Whether the place of the change says already what differs: the thing at the place itself.
    pub(super) fn is_whole(self) -> bool {
        matches!(self, Self::Operation | Self::Event | Self::Header | Self::Field | Self::Value | Self::Error)
    }
}
