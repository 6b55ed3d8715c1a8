"""Every rule, in reading order; the function `missing_title` is the rule missing-title.

An error stops a build, advice does not. A header can silence a rule with a comment, `# rule-name`,
unless without the rule a post would be lost.
"""

from collections.abc import Callable

from . import (
    file_rules,
    header_rules,
    html_rules,
    leftover_rules,
    limit_rules,
    link_rules,
    loss_rules,
    mark_rules,
    names_rules,
    picture_rules,
    site_rules,
    target_rules,
    text_rules,
    translation_rules,
    unforeseen,
)

UNREADABLE_NAMES = "unreadable-names"
UNREADABLE = (
    *("no-file", "no-utf8", "invisible-character", "unreadable-header", UNREADABLE_NAMES),
    unforeseen.RULE,
)
FILE_RULES = (
    file_rules.link_outside,
    file_rules.no_post,
    file_rules.second_copy,
    file_rules.too_large,
)
POST_RULES = (
    header_rules.unknown_header,
    header_rules.hidden_character,
    header_rules.wrong_type,
    header_rules.cut_text,
    header_rules.empty_value,
    header_rules.missing_title,
    header_rules.long_title,
    header_rules.missing_date,
    header_rules.impossible_date,
    header_rules.earlier_correction,
    header_rules.other_date,
    header_rules.missing_summary,
    header_rules.long_summary,
    header_rules.unknown_status,
    header_rules.unknown_language,
    header_rules.unknown_template,
    header_rules.unknown_audience,
    header_rules.unknown_switch,
    header_rules.wrong_slug,
    header_rules.wrong_address,
    text_rules.empty_text,
    text_rules.picture_without_words,
    text_rules.too_deep,
    limit_rules.too_entangled,
    text_rules.skipped_heading,
    text_rules.swallowed_list,
    text_rules.click_here,
    leftover_rules.unfinished_merge,
    leftover_rules.second_header,
    leftover_rules.filler,
    loss_rules.lost_braces,
    loss_rules.unused_definition,
    loss_rules.note_in_link,
    loss_rules.lost_cell,
    target_rules.own_computer,
    html_rules.raw_html,
    picture_rules.foreign_picture,
    mark_rules.misspelt_mark,
    mark_rules.mark_without_list,
    mark_rules.list_in_division,
)
LINK_RULES = (link_rules.dead_link, link_rules.dead_anchor)
SITE_RULES = (
    picture_rules.missing_picture,
    picture_rules.broken_picture,
    site_rules.empty_address,
    site_rules.shared_slug,
    site_rules.shared_id,
    site_rules.shared_address,
    site_rules.future_correction,
    site_rules.bad_redirect,
    site_rules.dead_redirect,
    site_rules.moved_address,
    site_rules.near_names,
    names_rules.bad_name,
    names_rules.shared_name,
    names_rules.missing_name,
    translation_rules.shared_key,
    translation_rules.unknown_key,
    translation_rules.stale_translation,
    translation_rules.untranslated,
    translation_rules.missing_page,
)
LIMITS = frozenset({text_rules.too_deep, limit_rules.too_entangled})  # of what can be converted
ADVICE = frozenset(
    "long-title earlier-correction other-date missing-summary long-summary skipped-heading "
    "swallowed-list click-here near-names missing-name unknown-key stale-translation "
    "missing-page".split()
)
MAY_BE_SILENCED = ADVICE - {"missing-name"} | frozenset(  # which is told of no post
    "unknown-header unknown-switch dead-link dead-anchor picture-without-words misspelt-mark "
    "missing-picture mark-without-list list-in-division unused-definition filler "
    "untranslated".split()
)


def name_of(rule: Callable[..., object]) -> str:
    """The name that a header silences a rule by."""
    return rule.__name__.replace("_", "-")


EVERY: tuple[Callable[..., object], ...] = (*FILE_RULES, *POST_RULES, *LINK_RULES, *SITE_RULES)
NAMES = (*UNREADABLE, *map(name_of, EVERY), "unknown-rule")
