/* SPDX-License-Identifier: MIT */
/*
 * Tells the board the EDID of each port, one after the other. The library looks what a host has already, so that
 * a daemon that starts anew takes no monitor away from anybody.
 */
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/log.h"

static const struct edid none;		/* the board's own */

/* the board of this port, and the port there; NULL: it does not answer, or has no such wires */
static struct ovs_board *
board_of(struct daemon *daemon, int port, int *place)
{
	struct ovs_board *board = unit_board_of(daemon, port, place);

	return board && ovs_info(board)->edid ? board : NULL;
}

static const struct edid *
wanted(const struct daemon *daemon, int port)
{
	const struct edid *edid = edids_find(&daemon->world.edids, daemon->world.ports.port[port].edid);

	return edid ? edid : &none;
}

static bool
is_told(const struct daemon *daemon, int port)
{
	const struct edid *edid = wanted(daemon, port), *told = &daemon->edids.told[port];

	return daemon->edids.is_told[port] && told->bytes == edid->bytes &&
	       memcmp(told->data, edid->data, sizeof(edid->data)) == 0;
}

static void
on_told(void *ctx, int result, const uint8_t *bytes, int count, bool own)
{
	struct daemon *daemon = ctx;
	struct edid_teller *teller = &daemon->edids;
	char id[PORT_TEXT];
	int place;

	(void)bytes, (void)count, (void)own;
	teller->busy = false;
	if (result == OVS_E_LINK || result == OVS_E_BUSY || board_of(daemon, teller->port, &place) == NULL)
		teller->is_told[teller->port] = false;
	else if (result != 0)
		log_warning("EDID of port %s: %s", ports_dotted(&daemon->world.ports, teller->port, id),
			    ovs_last_error(board_of(daemon, teller->port, &place)));
	edid_next(daemon);
}

static void
tell(struct daemon *daemon, int port)
{
	struct edid_teller *teller = &daemon->edids;
	const struct edid *edid = wanted(daemon, port);
	int place;
	struct ovs_board *board = board_of(daemon, port, &place);

	teller->port = port;
	teller->told[port] = *edid;
	/* what goes wrong with it will go wrong again: the next session is the next attempt */
	teller->is_told[port] = true;
	teller->busy = ovs_edid_write(board, place, edid->data, edid->bytes, on_told, daemon) == 0;
	if (!teller->busy)
		teller->is_told[port] = false;
}

void
edid_tell(struct daemon *daemon)
{
	const struct ports *ports = &daemon->world.ports;
	int place;

	for (int port = 1; port <= ports->count && !daemon->edids.busy; port++)
		if (!ports->port[port].none && board_of(daemon, port, &place) && !is_told(daemon, port)) {
			tell(daemon, port);
			return;
		}
}

void
edid_next(struct daemon *daemon)
{
	struct edid_teller *teller = &daemon->edids;
	struct request *first = teller->waiting[0];

	edid_tell(daemon);
	if (teller->busy || teller->waits == 0)
		return;
	memmove(teller->waiting, teller->waiting + 1, (size_t)--teller->waits * sizeof(first));
	edid_show(first);
}

bool
edid_wait(struct daemon *daemon, struct request *request)
{
	struct edid_teller *teller = &daemon->edids;

	if (teller->waits == EDIDS_WAITING)
		return false;
	teller->waiting[teller->waits++] = request;
	return true;
}

void
edid_forget(struct daemon *daemon)
{
	memset(daemon->edids.is_told, 0, sizeof(daemon->edids.is_told));
}
