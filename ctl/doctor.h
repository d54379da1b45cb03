/* SPDX-License-Identifier: MIT */
/*
 * overscan doctor: findings, each with a mark, a sentence and what to do about it, the likeliest cause
 * first. Marks: ok; note, worth knowing and nothing wrong; warn, works but should not be so; FAIL. The exit
 * code is that of the first warn or FAIL.
 *
 * It looks and changes nothing, and asks for no more rights than the user has.
 */
#ifndef CTL_DOCTOR_H
#define CTL_DOCTOR_H

#include "ctl/tool.h"

enum verdict { FINE, NOTE, WARN, BAD };

struct doctor {
	struct tool *tool;
	json_t *checks;
	int code;			/* what the program ends with */
};

/* id: a word for programs. mend may be NULL and is left out when all is fine. */
void doctor_say(struct doctor *doctor, const char *id, enum verdict verdict, int code,
		const char *mend, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* ---- doctor_service.c: the daemon does not answer; code says how ------------------------------ */

void doctor_service(struct doctor *doctor, int code);

/* ---- doctor_board.c: the board is not up; what USB has to say about it ------------------------ */

void doctor_board(struct doctor *doctor, json_t *board);
/* without a daemon: what the next one will find; nothing when no board is plugged in */
void doctor_usb(struct doctor *doctor);

#endif
