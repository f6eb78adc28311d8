//! Words that say what is done, and so can stand alone as the name of a method.

/// Sorted, with a space between. A word that is missing costs a longer name; one that is a thing more often than not would cost what a name tells.
const VERBS: &str = "\
    abort accept accumulate acknowledge activate add adjust aggregate allow amend analyze append apply \
    approve archive ask assign associate attach authenticate authorize backup ban batch begin bind block boot \
    build buy calculate call cancel capture cascade change charge check claim clear clone close commit \
    compare complete compute configure confirm connect convert copy count create deactivate decline delete \
    deliver deny deploy deprovision detach disable disassociate disconnect discover dismiss download \
    duplicate edit enable end enqueue enrich ensure equip estimate evaluate evict exchange execute exists \
    expire export extract fetch filter finalize find finish follow force generate get grant head hide import \
    ingest init initialize initiate insert inspect install invalidate invite invoke join kick kill leave link \
    list load lock login logout lookup mark merge migrate modify move mutate mute notify open parse patch \
    pause pay pin ping post preview process promote provision prune publish purchase purge push put query \
    reactivate read reauthorize reboot rebuild recalculate receive recover redeem refresh refund register \
    reject release reload remind remove rename render renew reopen reorder replace request rerequest rerun \
    rescue resend reset resize resolve restart restore resume retrieve retry return reveal revoke rotate run \
    sanitise sanitize save scale scan schedule scroll search select send set share show shutdown sign skip \
    star start stop store stream submit subscribe suspend switch sync terminate test toggle track transfer \
    trigger unarchive unassign unban unbind unblock undo unfollow uninstall unlink unlock unmerge unmute \
    unpause unpin unpublish unregister unschedule unshare unstar unsubscribe unsuspend update upgrade upload \
    upsert validate verify view void wait watch write";

/// Words before what is done that say how.
pub(super) const MANNER: &[&str] = &["batch", "bulk", "fully", "partially", "permanently"];

/// Whether a word says what is done.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.split(' ').any(|verb| verb == word)
}

/// The verb that a summary begins with: `retrieve` for `retrieves`.
pub(super) fn plain(word: &str) -> Option<&str> {
    let bare = ["", "s", "es"]
        .iter()
        .filter_map(|end| word.strip_suffix(end));
    let mut verbs = bare.filter(|word| is_verb(word));
    verbs.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted() {
        assert!(VERBS.split(' ').is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn summaries_say_what_is_done_or_who_does_it() {
        for (word, verb) in [
            ("list", Some("list")),
            ("retrieves", Some("retrieve")),
            ("searches", Some("search")),
            ("pets", None),
        ] {
            assert_eq!(plain(word), verb, "{word}");
        }
    }
}
