//! The command line: `windowcheck check | pack | lint | test`.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    windowcheck::command::main(&std::env::args().skip(1).collect::<Vec<_>>())
}

/// There is no command line in a browser; the empty program lets the crate build as a whole.
#[cfg(target_arch = "wasm32")]
fn main() {}
