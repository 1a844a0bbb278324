"""Counts in words for the page Envois: what was made, changed, sent, refused, received."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mediator_app.domain.sendings import SentGroup


class SendsCounts(QObject):
    """Counts in words. A class, as plurals are only extracted from ``self.tr``."""

    def made(self, group: SentGroup) -> str:
        """What was made: « 9 présences »."""
        count = group.count
        if group.entity == "attendance":
            return self._presences(group)
        forms = {
            "headcount": self.tr("%n comptage(s)", "", count),
            "redemption": self.tr("%n chèque(s)", "", count),
            "lease": self.tr("%n série(s) réservée(s)", "", count),
            "session": self.tr("%n nouvel(s) atelier(s)", "", count),
            "person": self.tr("%n nouvelle(s) fiche(s)", "", count),
            "place": self.tr("%n lieu(x) ajouté(s)", "", count),
            "scheme": self.tr("%n dispositif(s) de chèques", "", count),
            "merge": self.tr("%n fusion(s) de fiches", "", count),
            "distinction": self.tr("%n paire(s) de personnes différentes", "", count),
            "erasure": self.tr("%n effacement(s) de fiche", "", count),
            "settlement": self.tr("%n réponse(s) donnée(s)", "", count),
        }
        return forms.get(group.entity) or self._made_on_tour(group.entity, count)

    def _made_on_tour(self, entity: str, count: int) -> str:
        forms = {
            "workshop": self.tr("%n atelier(s) au programme", "", count),
            "tour": self.tr("%n tournée(s)", "", count),
            "stop": self.tr("%n étape(s)", "", count),
            "kit_item": self.tr("%n ajout(s) au matériel à emporter", "", count),
            "kit_check": self.tr("%n pointage(s) du matériel", "", count),
            "payment": self.tr("%n règlement(s)", "", count),
            "mandate": self.tr("%n mandat(s)", "", count),
            "mandate_use": self.tr("%n usage(s) de mandat", "", count),
            "pack": self.tr("%n parcours ouvert(s)", "", count),
            "pack_use": self.tr("%n séance(s) comptée(s)", "", count),
            "assessment": self.tr("%n niveau(x) estimé(s)", "", count),
            "equipment": self.tr("%n appareil(s) ajouté(s)", "", count),
            "movement": self.tr("%n prêt(s), retour(s) ou don(s)", "", count),
            "attachment": self.tr("%n papier(s) joint(s)", "", count),
        }
        return forms[entity]

    def changed(self, group: SentGroup) -> str:
        """What was changed or taken back."""
        count = group.count
        if group.kind == "edit" and group.entity == "attendance":
            return self._presences(group)
        if group.kind == "void":
            forms = {
                "attendance": self.tr("%n inscription(s) retirée(s)", "", count),
                "redemption": self.tr("%n chèque(s) annulé(s)", "", count),
                "lease": self.tr("%n série(s) rendue(s)", "", count),
                "session": self.tr("%n atelier(s) supprimé(s)", "", count),
                "person": self.tr("%n fiche(s) supprimée(s)", "", count),
                "place": self.tr("%n lieu(x) retiré(s)", "", count),
                "merge": self.tr("%n fusion(s) défaite(s)", "", count),
            }
            return forms.get(group.entity, self.tr("%n annulation(s)", "", count))
        forms = {
            "headcount": self.tr("%n comptage(s) corrigé(s)", "", count),
            "session": self.tr("%n changement(s) d’atelier", "", count),
            "person": self.tr("%n changement(s) de fiche", "", count),
            "place": self.tr("%n changement(s) de lieu", "", count),
            "scheme": self.tr("%n changement(s) de dispositif", "", count),
        }
        return forms.get(group.entity, self.tr("%n changement(s)", "", count))

    def older(self, count: int) -> str:
        """What is not told one by one: « 95 000 changements plus anciens »."""
        return self.tr("%n changement(s) plus ancien(s)", "", count)

    def _presences(self, group: SentGroup) -> str:
        forms = {
            "present": self.tr("%n présence(s)", "", group.count),
            "registered": self.tr("%n inscription(s)", "", group.count),
        }
        return forms.get(group.detail, self.tr("%n absence(s)", "", group.count))

    def sent(self, count: int) -> str:
        """« 37 envoyés »."""
        return self.tr("%n envoyé(s)", "", count)

    def refused(self, count: int) -> str:
        """« 2 refusés »."""
        return self.tr("%n refusé(s)", "", count)

    def lost(self, count: int) -> str:
        """« 0 perdu »."""
        return self.tr("%n perdu(s)", "", count)

    def news(self, count: int) -> str:
        """« 18 nouveautés »."""
        return self.tr("%n nouveauté(s)", "", count)


COUNTS = SendsCounts()
