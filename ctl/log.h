/* SPDX-License-Identifier: MIT */
/*
 * Messages of the daemon on standard error, with the priority prefixes of sd-daemon(3) on each line
 * when the journal reads them, else with the program's name. Several lines in one message are fine.
 * One thread. No files, no rotation: that is the journal's work.
 */
#ifndef CTL_LOG_H
#define CTL_LOG_H

enum log_level { LOG_LEVEL_ERROR = 3, LOG_LEVEL_WARNING = 4, LOG_LEVEL_INFO = 6, LOG_LEVEL_DEBUG = 7 };

void log_init(const char *program, enum log_level most);

void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_warning(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_debug(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
