/* SPDX-License-Identifier: MIT */
#include <confuse.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ctl/config.h"
#include "ctl/exit_codes.h"

/* libconfuse gives its error function no context */
static char *report;
static size_t report_size;

static void
report_error(cfg_t *cfg, const char *format, va_list args)
{
	size_t len = strlen(report);

	if (len + 2 >= report_size)
		return;
	if (len > 0)
		report[len++] = '\n';
	len += (size_t)snprintf(report + len, report_size - len, "%s:%d: ",
				cfg && cfg->filename ? cfg->filename : "?", cfg ? cfg->line : 0);
	if (len < report_size)
		vsnprintf(report + len, report_size - len, format, args);
}

static int
check_name(cfg_t *cfg, cfg_opt_t *opt)
{
	const char *name = cfg_opt_getnstr(opt, 0);
	const char *wrong = name ? ports_name_error(name) : NULL;

	if (wrong == NULL)
		return 0;
	cfg_error(cfg, "name \"%s\": %s", name, wrong);
	return -1;
}

static int
title_port(const char *title)
{
	static const struct ports any = { .count = PORTS_MAX };

	return ports_parse(&any, title);
}

static int
check_port(cfg_t *cfg, cfg_opt_t *opt)
{
	cfg_t *section = cfg_opt_getnsec(opt, cfg_opt_size(opt) - 1);

	if (title_port(cfg_title(section)) > 0)
		return 0;
	cfg_error(cfg, "port \"%s\": write a port as \"1.2\" (unit 1, port 1 to %d)",
		  cfg_title(section), PORTS_MAX);
	return -1;
}

static void
take_ports(struct config *config, cfg_t *cfg)
{
	for (unsigned i = 0; i < cfg_size(cfg, "port"); i++) {
		cfg_t *section = cfg_getnsec(cfg, "port", i);
		int port = title_port(cfg_title(section));

		if (cfg_getstr(section, "name"))
			snprintf(config->name[port], NAME_BYTES, "%s", cfg_getstr(section, "name"));
	}
}

static int
parse(struct config *config, const char *path)
{
	cfg_opt_t port[] = { CFG_STR("name", NULL, CFGF_NONE), CFG_END() };
	cfg_opt_t root[] = {
		CFG_SEC("port", port, CFGF_MULTI | CFGF_TITLE | CFGF_NO_TITLE_DUPES), CFG_END()
	};
	cfg_t *cfg = cfg_init(root, CFGF_NONE);
	int result;

	cfg_set_error_function(cfg, report_error);
	cfg_set_validate_func(cfg, "port", check_port);
	cfg_set_validate_func(cfg, "port|name", check_name);
	result = cfg_parse(cfg, path);
	if (result == CFG_SUCCESS)
		take_ports(config, cfg);
	cfg_free(cfg);
	return result == CFG_SUCCESS ? EXIT_OK : EXIT_USAGE;
}

int
config_read(struct config *config, const char *path, char *error, size_t size)
{
	const char *file = path ? path : CONFIG_DEFAULT;

	memset(config, 0, sizeof(*config));
	error[0] = 0;
	if (access(file, R_OK) != 0) {
		if (path == NULL && errno == ENOENT)
			return EXIT_OK;
		snprintf(error, size, "%s: %s", file, strerror(errno));
		return errno == EACCES ? EXIT_PERMISSION : EXIT_ABSENT;
	}
	report = error;
	report_size = size;
	return parse(config, file);
}
