//! A state as a text, and the file that it is kept in.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use helpdesk_schema::{Field, Operation};
use serde_json::{Map, Value, json};

use crate::api::check::stored_problems;
use crate::helpdesk::data::ids::Ids;
use crate::helpdesk::data::resources::{Kind, RESOURCES, Resource};
use crate::helpdesk::data::row::{Row, text};
use crate::helpdesk::data::state::State;
use crate::helpdesk::engine::operations::{Act, OPERATIONS};

/// The version of the format.
const FORMAT: i64 = 1;

/// How many problems of a text are told.
const MOST_PROBLEMS: usize = 10;

/// Writes what is kept, and the event types that are subscribed to.
pub(crate) fn write(state: &State, subscriptions: &[String]) -> String {
    let mut snapshot = Map::new();
    snapshot.insert("format".to_owned(), json!(FORMAT));
    snapshot.insert("ids".to_owned(), json!(state.ids.count));
    snapshot.insert("subscriptions".to_owned(), json!(subscriptions));
    for resource in RESOURCES {
        let rows: Vec<Value> = state.all(resource.kind).iter().map(|row| Value::Object(Row::clone(row))).collect();
        snapshot.insert(resource.name.to_owned(), Value::Array(rows));
    }
    Value::Object(snapshot).to_string()
}

/// Reads what was written, or what somebody wrote by hand: kinds that are not there are empty.
///
/// Every fault of the snapshot is an error, and so is a documented field of another type.
pub(crate) fn read(text: &str, operations: &[Operation]) -> Result<(State, Vec<String>), String> {
    let mut snapshot: Map<String, Value> =
        serde_json::from_str(text).map_err(|error| format!("it is not JSON: {error}"))?;
    match snapshot.remove("format") {
        Some(format) if format == FORMAT => {}
        Some(format) => return Err(format!("it is of format {format}, and this version reads format {FORMAT}")),
        None => return Err(format!("it has no `format`; write `\"format\": {FORMAT}`")),
    }
    let mut state = State::empty();
    state.ids = Ids::new(match snapshot.remove("ids") {
        None => 0,
        Some(count) => count.as_u64().ok_or("ids: it is not the number of ids that were given")?,
    });
    let subscriptions = match snapshot.remove("subscriptions") {
        None => Vec::new(),
        Some(names) => serde_json::from_value(names).map_err(|_| "subscriptions: they are not event types")?,
    };
    let mut problems = Vec::new();
    for resource in RESOURCES {
        match snapshot.remove(resource.name) {
            None => {}
            Some(Value::Array(rows)) => read_rows(&mut state, resource, rows, operations, &mut problems),
            Some(_) => problems.push(format!("{}: it is not an array", resource.name)),
        }
    }
    let known: Vec<&str> = RESOURCES.iter().map(|resource| resource.name).collect();
    problems.extend(snapshot.keys().map(|key| format!("{key}: it is not one of {}", known.join(", "))));
    if problems.is_empty() {
        return Ok((state, subscriptions));
    }
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    problems.truncate(MOST_PROBLEMS);
    if more > 0 {
        problems.push(format!("and {more} more"));
    }
    Err(problems.join("; "))
}

fn read_rows(
    state: &mut State,
    resource: &Resource,
    rows: Vec<Value>,
    operations: &[Operation],
    problems: &mut Vec<String>,
) {
    let fields = documented(resource.kind, operations);
    // An owner in the snapshot replaces the default owner.
    let mut ids = HashSet::new();
    for (index, row) in rows.into_iter().enumerate() {
        let place = format!("{}[{index}]", resource.name);
        let Value::Object(row) = row else {
            problems.push(format!("{place}: it is not an object"));
            continue;
        };
        let id = text(&row, resource.id);
        if id.is_empty() {
            problems.push(format!("{place}/{}: it is missing, or not a text", resource.id));
        } else if !ids.insert(id.to_owned()) {
            problems.push(format!("{place}/{}: there are two of the id `{id}`", resource.id));
        }
        problems.extend(stored_problems(&place, fields, &row));
        if problems.is_empty() {
            state.put(resource.kind, row);
        }
    }
}

/// The fields that are documented of a kind, by the operation that shows most of it.
fn documented(kind: Kind, operations: &[Operation]) -> &[Field] {
    let shows = |act: &Act| match act {
        Act::Get(of, name) if *of == kind => Some(*name),
        _ => None,
    };
    let shown = OPERATIONS.iter().find_map(|(id, act)| Some((*id, shows(act)?)));
    let lists = OPERATIONS.iter().find(|(_, act)| matches!(act, Act::List(of, _) if *of == kind)).map(|(id, _)| *id);
    let (id, name) = match (shown, lists) {
        (Some(shown), _) => shown,
        (None, Some(id)) => (id, "*"),
        (None, None) => return &[],
    };
    let Some(operation) = operations.iter().find(|operation| operation.id == id) else { return &[] };
    let Some(data) = operation.data() else { return &[] };
    let name = if name == "*" { operation.paging.as_ref().map_or("", |paging| &paging.items) } else { name };
    if name.is_empty() {
        return &data.fields;
    }
    data.fields.iter().find(|field| field.name == name).map_or(&[], |field| &field.fields)
}

/// The file that a state is kept in.
#[derive(Debug)]
pub(crate) struct StateFile {
    path: PathBuf,
}

impl StateFile {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The text in the file; `None` if the file does not exist yet.
    pub(crate) fn load(&self) -> io::Result<Option<String>> {
        match fs::read_to_string(&self.path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Replaces the text in it, or leaves it as it is where that fails.
    pub(crate) fn save(&self, text: &str) -> io::Result<()> {
        let mut name = self.path.file_name().map(ToOwned::to_owned).unwrap_or_default();
        name.push(format!(".{}.new", std::process::id()));
        let beside = self.path.with_file_name(name);
        // A file that may not be written must not be replaced either.
        if fs::metadata(&self.path).is_ok_and(|file| file.permissions().readonly()) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
        }
        let written = File::create(&beside).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
        written.and_then(|()| fs::rename(&beside, &self.path)).inspect_err(|_| _ = fs::remove_file(&beside))
    }
}
