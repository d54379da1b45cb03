/* SPDX-License-Identifier: MIT */
/*
 * Passwords by libsodium: argon2id at its interactive limits, in a thread of libuv's pool, so that the
 * half second and the 64 MB it takes never stop the daemon. The text lies in locked memory and is wiped.
 */
#ifndef CTL_PASSWORD_H
#define CTL_PASSWORD_H

#include <stdbool.h>
#include <uv.h>

/* hash: the argon2id text, NULL when it could not be made (no memory) */
typedef void password_hashed(void *ctx, const char *hash);
/* a check against an empty hash takes as long, and fails */
typedef void password_checked(void *ctx, bool right);

/* Both copy what they are given; the callback comes from the loop. False: no memory. */
bool password_hash(uv_loop_t *loop, const char *password, password_hashed *done, void *ctx);
bool password_check(uv_loop_t *loop, const char *password, const char *hash, password_checked *done,
		    void *ctx);

/* NULL when it is a hash that can be checked, else a sentence that says what is wrong */
const char *password_hash_error(const char *hash);

/* overwrite, in a way no compiler leaves out */
void password_wipe(void *secret, size_t size);

#endif
