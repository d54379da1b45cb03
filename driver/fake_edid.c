/* SPDX-License-Identifier: MIT */
/* fake_edid.c - the EDIDs of the fake board: every command done at once, its hosts have read each at once */
#include "driver/fake.h"

#include <string.h>

#include "hdl/gen/ovs_edid.h"

static const uint8_t standard[] = OVS_EDID_BYTES_ANALOGUE;

bool fake_edid_has(unsigned a)
{
	return (a >= OVS_REG_EDID_DATA && a < OVS_REG_EDID_DATA + OVS_EDID_BYTES_MAX / 4) || a == OVS_REG_EDID_COMMAND ||
	       a == OVS_REG_EDID_STATUS;
}

uint32_t fake_edid_read(struct fake *f, unsigned a)
{
	return a < OVS_REG_EDID_COMMAND ? f->edid_data[a - OVS_REG_EDID_DATA] : 0;
}

static uint8_t command(struct fake *f, uint32_t word)
{
	unsigned op = word >> OVS_EDID_COMMAND_OP_SHIFT, port = word & OVS_EDID_COMMAND_HOST_MASK;
	struct fake_host *h = &f->host[port ? port - 1 : 0];

	if (op < OVS_EDID_LOAD || op > OVS_EDID_STORE || port < 1 || port > (unsigned)f->config.hosts)
		return OVS_RESULT_BAD_VALUE;
	if (op == OVS_EDID_LOAD) {
		memcpy(f->edid_data, standard, sizeof(standard));
		if (h->status.edid_own)
			memcpy(f->edid_data, h->edid, sizeof(h->edid));
		return OVS_RESULT_OK;
	}
	h->status.edid_own = op == OVS_EDID_STORE;
	h->edid_bytes = op == OVS_EDID_STORE && word & OVS_EDID_COMMAND_TWO_MASK ? OVS_EDID_BYTES_MAX : OVS_EDID_BLOCK;
	if (h->status.edid_own)
		memcpy(h->edid, f->edid_data, sizeof(h->edid));
	h->edid_changes++;
	h->status.edid_reads = 1;
	fake_event(f, OVS_EV_HOST, (int)port, 0);
	return OVS_RESULT_OK;
}

uint8_t fake_edid_write(struct fake *f, unsigned a, uint32_t word)
{
	if (f->config.no_edid || a == OVS_REG_EDID_STATUS)
		return OVS_RESULT_READ_ONLY;
	if (a == OVS_REG_EDID_COMMAND)
		return command(f, word);
	f->edid_data[a - OVS_REG_EDID_DATA] = word;
	return OVS_RESULT_OK;
}
