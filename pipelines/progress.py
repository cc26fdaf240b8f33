"""Progress of a run in the terminal: what the assets say of themselves, and no more.

Dagster's own events stay in its history, where operators read them.
"""

import logging

import dagster as dg


def _logger(_: dg.InitLoggerContext) -> logging.Logger:
    logger = logging.Logger("doisoat.progress", level=logging.INFO)
    logger.addHandler(_Plain())
    return logger


class _Plain(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        meta = getattr(record, "dagster_meta", {})
        if not meta.get("dagster_event"):
            print("  " + str(meta.get("orig_message", record.getMessage())), flush=True)


#: The logger of ``doisoat run``.
progress = dg.LoggerDefinition(_logger, description="Prints what the assets say of themselves.")
