/// The terminal and its signals: what Swift could only do with pointers.
#pragma once

/// Returns the number of columns of a terminal; 0 for what is none.
int picket_terminal_columns(int file);

/// Lets SIGINT and SIGTERM be remembered, the first time; the second one ends the process at once.
void picket_catch_signals(void);

/// Returns the number of the signal that came; 0 if none did.
int picket_caught_signal(void);

/// Opens /dev/null, for reading alone, in the place of each standard stream that is closed: what is
/// written to it then fails, and no file that is opened later gets it by accident.
void picket_open_missing_streams(void);
