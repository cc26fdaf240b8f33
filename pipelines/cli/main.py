"""Reading the command line and choosing the command.

Exit codes: 0 nothing holds publication, 1 an error finding holds it, 2 something could not be read or
checked; 141, as of any program, where who reads the output stops reading (``| head``).
"""

import argparse
import logging
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from assets.messages import LANGS, Complaint, Lang, say

#: What a shell tells of a program that SIGPIPE ended.
_READER_GONE = 141


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the command line in one line of the user's language."""

    lang: Lang = "vi"

    def error(self, message: str) -> NoReturn:
        raise Complaint("option_wrong", problem=_translate(message, self.lang))


def _typed(code: str) -> str:
    """A period as it is typed: in small letters, it is the same."""
    return code.upper() if re.fullmatch(r"[0-9]{4}-[a-z][0-9]?", code) else code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not os.environ.get(
        "DOISOAT_TRACE"
    ):  # what could not be understood is a finding; where in the code, is for us
        logging.getLogger("checks").addHandler(logging.NullHandler())
    lang = _lang_of(given)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not be set to Unicode
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        options = _parser(lang).parse_args(given)
        command: Callable[[argparse.Namespace], int] = options.command
        code = command(options)
        sys.stdout.flush()
        return code
    except Complaint as complaint:
        print(complaint.say(lang), file=sys.stderr)
        return 2
    except BrokenPipeError:
        # "doisoat … | head": the reader has gone, nothing is wrong; what is buffered must not be tried again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _READER_GONE


def _lang_of(given: Sequence[str]) -> Lang:
    """The language, known before the rest is parsed so that a mistake in the rest is said in it."""
    for i, word in enumerate(given):
        value = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and i + 1 < len(given):
            value = given[i + 1]
        if value in LANGS:
            return value
    return "vi"


def _parser(lang: Lang) -> argparse.ArgumentParser:
    _Parser.lang = lang
    parser = _Parser(prog="doisoat", description=say("help_doisoat", lang), add_help=False)
    commands = parser.add_subparsers(
        dest="name", required=True, metavar="", parser_class=_Parser, title=say("help_commands", lang)
    )

    def command(name: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        sub = commands.add_parser(
            name, help=say(f"help_{name}", lang), description=say(f"help_{name}", lang), add_help=False
        )
        sub.add_argument("--lang", choices=LANGS, default=lang, help=say("help_lang", lang))
        sub.add_argument("-h", "--help", action="help", help=say("help_help", lang))
        sub.set_defaults(command=run)
        return sub

    parser.add_argument("-h", "--help", action="help", help=say("help_help", lang))
    parser.add_argument("--lang", choices=LANGS, default=lang, help=say("help_lang", lang))
    check = command("check", _check)
    check.add_argument("paths", nargs="+", metavar="PATH", help=say("help_path", lang))
    check.add_argument("--period", metavar="P", type=_typed, help=say("help_period", lang))
    check.add_argument("--unit", metavar="U", help=say("help_unit", lang))
    check.add_argument("--format", choices=("text", "json"), default="text", help=say("help_format", lang))
    check.add_argument("--facts", action="store_true", help=say("help_facts", lang))
    check.add_argument("--coverage", action="store_true", help=say("help_coverage", lang))
    check.add_argument("--out", metavar="DIR", help=say("help_out", lang))
    check.add_argument(
        "--try", dest="tried", action="append", default=[], metavar="X", help=say("help_try", lang)
    )
    run = command("run", _run)
    run.add_argument("--period", metavar="P", type=_typed, help=say("help_run_period", lang))
    rules = command("rules", _rules)
    rules.add_argument("--period", metavar="P", type=_typed, help=say("help_rules_period", lang))
    rules.add_argument("--lint", action="store_true", help=say("help_lint", lang))
    explain = command("explain", _explain)
    explain.add_argument("rule", metavar="RULE", help=say("help_rule", lang))
    command("forms", _forms)
    ui = command("ui", _ui)
    ui.add_argument("--port", type=int, default=3000, help=say("help_port", lang))
    return parser


def _check(options: argparse.Namespace) -> int:
    from pipelines.cli.check import check

    return check(options)


def _run(options: argparse.Namespace) -> int:
    from pipelines.cli.run import run

    return run(options.period, options.lang)


def _rules(options: argparse.Namespace) -> int:
    if options.lint:
        from pipelines.cli.lint import lint_rules

        return lint_rules(options.period, options.lang)
    from pipelines.cli.catalogue import show_rules

    return show_rules(options.period, options.lang)


def _explain(options: argparse.Namespace) -> int:
    from pipelines.cli.catalogue import explain_rule

    return explain_rule(options.rule, options.lang)


def _forms(options: argparse.Namespace) -> int:
    from pipelines.cli.catalogue import show_forms

    return show_forms(options.lang)


def _ui(options: argparse.Namespace) -> int:
    from pipelines.cli.ui import open_ui

    return open_ui(options.port)


def _translate(message: str, lang: Lang) -> str:
    """The parser's own remark, in the user's language where it is one of the usual ones."""
    option, _, rest = message.partition(": ")
    option = option.removeprefix("argument ")
    if message.startswith("unrecognized arguments: "):
        return say("option_unknown", lang, given=rest)
    if message.startswith("the following arguments are required: "):
        return say("option_missing", lang, given=rest)
    if "expected" in rest and "argument" in rest:
        return say("option_needs_value", lang, given=option)
    if rest.startswith("invalid"):
        value = rest.partition("'")[2].partition("'")[0]
        return say("option_choice", lang, given=value, option=option or "COMMAND")
    return say("option_unknown", lang, given=message)


if __name__ == "__main__":
    sys.exit(main())
