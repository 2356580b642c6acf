//! The command line; `windowcheck help` says what it does.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    windowcheck::command::main(std::env::args_os())
}

/// There is no command line in a browser; the empty program lets the crate build as a whole.
#[cfg(target_arch = "wasm32")]
fn main() {}
