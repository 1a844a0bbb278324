<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="fr_FR">
<context>
    <name>AddingCard</name>
    <message numerus="yes">
        <source>Inscrire %n personne(s)</source>
        <translation>
            <numerusform>Inscrire %n personne</numerusform>
            <numerusform>Inscrire %n personnes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountCards</name>
    <message numerus="yes">
        <source>reçu(s)</source>
        <translation>
            <numerusform>reçu</numerusform>
            <numerusform>reçus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>refusé(s)</source>
        <translation>
            <numerusform>refusé</numerusform>
            <numerusform>refusés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message numerus="yes">
        <source>%n poste(s) actif(s)</source>
        <translation>
            <numerusform>%n poste actif</numerusform>
            <numerusform>%n postes actifs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accès retiré(s)</source>
        <translation>
            <numerusform>%n accès retiré</numerusform>
            <numerusform>%n accès retirés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoorFooter</name>
    <message numerus="yes">
        <source>présent(s)</source>
        <translation>
            <numerusform>présent</numerusform>
            <numerusform>présents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chèque(s)</source>
        <translation>
            <numerusform>chèque</numerusform>
            <numerusform>chèques</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErasingPanel</name>
    <message numerus="yes">
        <source>%n fiche(s), avec l’historique, les notes et les questions posées à leur sujet</source>
        <translation>
            <numerusform>%n fiche, avec l’historique, les notes et les questions posées à son sujet</numerusform>
            <numerusform>%n fiches, avec l’historique, les notes et les questions posées à leur sujet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mandat(s) et le journal de leurs actions</source>
        <translation>
            <numerusform>%n mandat et le journal de ses actions</numerusform>
            <numerusform>%n mandats et le journal de leurs actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n niveau(x) estimé(s)</source>
        <translation>
            <numerusform>%n niveau estimé</numerusform>
            <numerusform>%n niveaux estimés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n papier(s) signé(s) par elle</source>
        <translation>
            <numerusform>%n papier signé par elle</numerusform>
            <numerusform>%n papiers signés par elle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n présence(s)</source>
        <translation>
            <numerusform>%n présence</numerusform>
            <numerusform>%n présences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chèque(s)</source>
        <translation>
            <numerusform>%n chèque</numerusform>
            <numerusform>%n chèques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcours</source>
        <translation>
            <numerusform>%n parcours</numerusform>
            <numerusform>%n parcours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paiement(s)</source>
        <translation>
            <numerusform>%n paiement</numerusform>
            <numerusform>%n paiements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feuille(s) d’émargement scannée(s), où son nom se lit avec ceux des autres</source>
        <translation>
            <numerusform>%n feuille d’émargement scannée, où son nom se lit avec ceux des autres</numerusform>
            <numerusform>%n feuilles d’émargement scannées, où son nom se lit avec ceux des autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message numerus="yes">
        <source>%n ligne(s) enregistrée(s)&#xa0;: {name}</source>
        <translation>
            <numerusform>%n ligne enregistrée&#xa0;: {name}</numerusform>
            <numerusform>%n lignes enregistrées&#xa0;: {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message numerus="yes">
        <source>Encore %n étape(s), environ {minutes}&#xa0;minutes</source>
        <translation>
            <numerusform>Encore %n étape, environ {minutes}&#xa0;minutes</numerusform>
            <numerusform>Encore %n étapes, environ {minutes}&#xa0;minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupCard</name>
    <message numerus="yes">
        <source>%n femme(s)</source>
        <translation>
            <numerusform>%n femme</numerusform>
            <numerusform>%n femmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n homme(s)</source>
        <translation>
            <numerusform>%n homme</numerusform>
            <numerusform>%n hommes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n non communiqué(s)</source>
        <translation>
            <numerusform>%n non communiqué</numerusform>
            <numerusform>%n non communiqués</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadcountCard</name>
    <message numerus="yes">
        <source>%n autre(s) tranche(s) d’âge</source>
        <translation>
            <numerusform>%n autre tranche d’âge</numerusform>
            <numerusform>%n autres tranches d’âge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportsPage</name>
    <message numerus="yes">
        <source>Importer %n ligne(s)</source>
        <translation>
            <numerusform>Importer %n ligne</numerusform>
            <numerusform>Importer %n lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ligne(s) importée(s) sur ce poste.</source>
        <translation>
            <numerusform>%n ligne importée sur ce poste.</numerusform>
            <numerusform>%n lignes importées sur ce poste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fiche(s) qui ont servi depuis sont gardées.</source>
        <translation>
            <numerusform>%n fiche qui a servi depuis est gardée.</numerusform>
            <numerusform>%n fiches qui ont servi depuis sont gardées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaptopPanel</name>
    <message numerus="yes">
        <source>%n élément(s) depuis {since}</source>
        <translation>
            <numerusform>%n élément depuis {since}</numerusform>
            <numerusform>%n éléments depuis {since}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaptopWords</name>
    <message numerus="yes">
        <source>%n jour(s) sans nouvelles</source>
        <translation>
            <numerusform>%n jour sans nouvelles</numerusform>
            <numerusform>%n jours sans nouvelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n en attente</source>
        <translation>
            <numerusform>%n en attente</numerusform>
            <numerusform>%n en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>juste, à %n s près</source>
        <translation>
            <numerusform>juste, à %n&#xa0;s près</numerusform>
            <numerusform>juste, à %n&#xa0;s près</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>au plus %n fiche(s) de personnes</source>
        <translation>
            <numerusform>au plus %n fiche de personne</numerusform>
            <numerusform>au plus %n fiches de personnes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fiche(s)</source>
        <translation>
            <numerusform>%n fiche</numerusform>
            <numerusform>%n fiches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jour(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message numerus="yes">
        <source>ligne(s) à importer</source>
        <translation>
            <numerusform>ligne à importer</numerusform>
            <numerusform>lignes à importer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>refusée(s)</source>
        <translation>
            <numerusform>refusée</numerusform>
            <numerusform>refusées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message numerus="yes">
        <source>Solide&#xa0;: %n mot(s) sans lien entre eux</source>
        <translation>
            <numerusform>Solide&#xa0;: %n mot sans lien</numerusform>
            <numerusform>Solide&#xa0;: %n mots sans lien entre eux</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PacksBand</name>
    <message numerus="yes">
        <source>%n parcours n’a (n’ont) pas compté cet atelier</source>
        <translation>
            <numerusform>%n parcours n’a pas compté cet atelier</numerusform>
            <numerusform>%n parcours n’ont pas compté cet atelier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperWords</name>
    <message numerus="yes">
        <source>%n papier(s) à envoyer ({size})</source>
        <translation>
            <numerusform>%n papier à envoyer ({size})</numerusform>
            <numerusform>%n papiers à envoyer ({size})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n papier(s) que le centre n’a pas pris</source>
        <translation>
            <numerusform>%n papier que le centre n’a pas pris</numerusform>
            <numerusform>%n papiers que le centre n’a pas pris</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParticipantsCard</name>
    <message numerus="yes">
        <source>%n présent(s) sur {capacity}</source>
        <translation>
            <numerusform>%n présent sur {capacity}</numerusform>
            <numerusform>%n présents sur {capacity}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n présent(s) sur {listed}</source>
        <translation>
            <numerusform>%n présent sur {listed}</numerusform>
            <numerusform>%n présents sur {listed}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message numerus="yes">
        <source>%n inscrit(s)</source>
        <translation>
            <numerusform>%n inscrit</numerusform>
            <numerusform>%n inscrits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n présent(s)</source>
        <translation>
            <numerusform>%n présent</numerusform>
            <numerusform>%n présents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendu(s)</source>
        <translation>
            <numerusform>%n attendu</numerusform>
            <numerusform>%n attendus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n excusé(s)</source>
        <translation>
            <numerusform>%n excusé</numerusform>
            <numerusform>%n excusés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonListPanel</name>
    <message numerus="yes">
        <source>%n personne(s)</source>
        <translation>
            <numerusform>%n personne</numerusform>
            <numerusform>%n personnes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s) sur {known}</source>
        <translation>
            <numerusform>%n personne sur {known}</numerusform>
            <numerusform>%n personnes sur {known}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewWindow</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) à l’imprimante.</source>
        <translation>
            <numerusform>%n page à l’imprimante.</numerusform>
            <numerusform>%n pages à l’imprimante.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailItem</name>
    <message numerus="yes">
        <source>%n en attente</source>
        <translation>
            <numerusform>%n en attente</numerusform>
            <numerusform>%n en attente</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadyCard</name>
    <message numerus="yes">
        <source>%n chèque(s) en attente d’une personne.</source>
        <translation>
            <numerusform>%n chèque en attente d’une personne.</numerusform>
            <numerusform>%n chèques en attente d’une personne.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiveStep</name>
    <message numerus="yes">
        <source>%n élément(s) reçu(s)</source>
        <translation>
            <numerusform>%n élément reçu</numerusform>
            <numerusform>%n éléments reçus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>lieu(x)</source>
        <translation>
            <numerusform>lieu</numerusform>
            <numerusform>lieux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>personne(s)</source>
        <translation>
            <numerusform>personne</numerusform>
            <numerusform>personnes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>atelier(s)</source>
        <translation>
            <numerusform>atelier</numerusform>
            <numerusform>ateliers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegistrationsCard</name>
    <message numerus="yes">
        <source>%n place(s) prise(s)</source>
        <translation>
            <numerusform>%n place prise</numerusform>
            <numerusform>%n places prises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s) en attente</source>
        <translation>
            <numerusform>%n personne en attente</numerusform>
            <numerusform>%n personnes en attente</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegistrationsPage</name>
    <message numerus="yes">
        <source>%n personne(s) de plus que de places.</source>
        <translation>
            <numerusform>%n personne de plus que de places.</numerusform>
            <numerusform>%n personnes de plus que de places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RevokingBox</name>
    <message numerus="yes">
        <source>%n élément(s) annoncé(s) n’arriveront plus.</source>
        <translation>
            <numerusform>%n élément annoncé n’arrivera plus.</numerusform>
            <numerusform>%n éléments annoncés n’arriveront plus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendsCounts</name>
    <message numerus="yes">
        <source>%n comptage(s)</source>
        <translation>
            <numerusform>%n comptage</numerusform>
            <numerusform>%n comptages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chèque(s)</source>
        <translation>
            <numerusform>%n chèque</numerusform>
            <numerusform>%n chèques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n série(s) réservée(s)</source>
        <translation>
            <numerusform>%n série réservée</numerusform>
            <numerusform>%n séries réservées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nouvel(s) atelier(s)</source>
        <translation>
            <numerusform>%n nouvel atelier</numerusform>
            <numerusform>%n nouveaux ateliers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nouvelle(s) fiche(s)</source>
        <translation>
            <numerusform>%n nouvelle fiche</numerusform>
            <numerusform>%n nouvelles fiches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lieu(x) ajouté(s)</source>
        <translation>
            <numerusform>%n lieu ajouté</numerusform>
            <numerusform>%n lieux ajoutés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dispositif(s) de chèques</source>
        <translation>
            <numerusform>%n dispositif de chèques</numerusform>
            <numerusform>%n dispositifs de chèques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fusion(s) de fiches</source>
        <translation>
            <numerusform>%n fusion de fiches</numerusform>
            <numerusform>%n fusions de fiches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paire(s) de personnes différentes</source>
        <translation>
            <numerusform>%n paire de personnes différentes</numerusform>
            <numerusform>%n paires de personnes différentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n effacement(s) de fiche</source>
        <translation>
            <numerusform>%n effacement de fiche</numerusform>
            <numerusform>%n effacements de fiche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n réponse(s) donnée(s)</source>
        <translation>
            <numerusform>%n réponse donnée</numerusform>
            <numerusform>%n réponses données</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n atelier(s) au programme</source>
        <translation>
            <numerusform>%n atelier au programme</numerusform>
            <numerusform>%n ateliers au programme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tournée(s)</source>
        <translation>
            <numerusform>%n tournée</numerusform>
            <numerusform>%n tournées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n étape(s)</source>
        <translation>
            <numerusform>%n étape</numerusform>
            <numerusform>%n étapes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ajout(s) au matériel à emporter</source>
        <translation>
            <numerusform>%n ajout au matériel à emporter</numerusform>
            <numerusform>%n ajouts au matériel à emporter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pointage(s) du matériel</source>
        <translation>
            <numerusform>%n pointage du matériel</numerusform>
            <numerusform>%n pointages du matériel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n règlement(s)</source>
        <translation>
            <numerusform>%n règlement</numerusform>
            <numerusform>%n règlements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mandat(s)</source>
        <translation>
            <numerusform>%n mandat</numerusform>
            <numerusform>%n mandats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n usage(s) de mandat</source>
        <translation>
            <numerusform>%n usage de mandat</numerusform>
            <numerusform>%n usages de mandat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcours ouvert(s)</source>
        <translation>
            <numerusform>%n parcours ouvert</numerusform>
            <numerusform>%n parcours ouverts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n séance(s) comptée(s)</source>
        <translation>
            <numerusform>%n séance comptée</numerusform>
            <numerusform>%n séances comptées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n niveau(x) estimé(s)</source>
        <translation>
            <numerusform>%n niveau estimé</numerusform>
            <numerusform>%n niveaux estimés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n appareil(s) ajouté(s)</source>
        <translation>
            <numerusform>%n appareil ajouté</numerusform>
            <numerusform>%n appareils ajoutés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prêt(s), retour(s) ou don(s)</source>
        <translation>
            <numerusform>%n prêt, retour ou don</numerusform>
            <numerusform>%n prêts, retours ou dons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n papier(s) joint(s)</source>
        <translation>
            <numerusform>%n papier joint</numerusform>
            <numerusform>%n papiers joints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inscription(s) retirée(s)</source>
        <translation>
            <numerusform>%n inscription retirée</numerusform>
            <numerusform>%n inscriptions retirées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chèque(s) annulé(s)</source>
        <translation>
            <numerusform>%n chèque annulé</numerusform>
            <numerusform>%n chèques annulés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n série(s) rendue(s)</source>
        <translation>
            <numerusform>%n série rendue</numerusform>
            <numerusform>%n séries rendues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n atelier(s) supprimé(s)</source>
        <translation>
            <numerusform>%n atelier supprimé</numerusform>
            <numerusform>%n ateliers supprimés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fiche(s) supprimée(s)</source>
        <translation>
            <numerusform>%n fiche supprimée</numerusform>
            <numerusform>%n fiches supprimées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lieu(x) retiré(s)</source>
        <translation>
            <numerusform>%n lieu retiré</numerusform>
            <numerusform>%n lieux retirés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fusion(s) défaite(s)</source>
        <translation>
            <numerusform>%n fusion défaite</numerusform>
            <numerusform>%n fusions défaites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annulation(s)</source>
        <translation>
            <numerusform>%n annulation</numerusform>
            <numerusform>%n annulations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comptage(s) corrigé(s)</source>
        <translation>
            <numerusform>%n comptage corrigé</numerusform>
            <numerusform>%n comptages corrigés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changement(s) d’atelier</source>
        <translation>
            <numerusform>%n changement d’atelier</numerusform>
            <numerusform>%n changements d’atelier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changement(s) de fiche</source>
        <translation>
            <numerusform>%n changement de fiche</numerusform>
            <numerusform>%n changements de fiche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changement(s) de lieu</source>
        <translation>
            <numerusform>%n changement de lieu</numerusform>
            <numerusform>%n changements de lieu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changement(s) de dispositif</source>
        <translation>
            <numerusform>%n changement de dispositif</numerusform>
            <numerusform>%n changements de dispositif</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changement(s)</source>
        <translation>
            <numerusform>%n changement</numerusform>
            <numerusform>%n changements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changement(s) plus ancien(s)</source>
        <translation>
            <numerusform>%n changement plus ancien</numerusform>
            <numerusform>%n changements plus anciens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n présence(s)</source>
        <translation>
            <numerusform>%n présence</numerusform>
            <numerusform>%n présences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inscription(s)</source>
        <translation>
            <numerusform>%n inscription</numerusform>
            <numerusform>%n inscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n absence(s)</source>
        <translation>
            <numerusform>%n absence</numerusform>
            <numerusform>%n absences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n envoyé(s)</source>
        <translation>
            <numerusform>%n envoyé</numerusform>
            <numerusform>%n envoyés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refusé(s)</source>
        <translation>
            <numerusform>%n refusé</numerusform>
            <numerusform>%n refusés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n perdu(s)</source>
        <translation>
            <numerusform>%n perdu</numerusform>
            <numerusform>%n perdus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nouveauté(s)</source>
        <translation>
            <numerusform>%n nouveauté</numerusform>
            <numerusform>%n nouveautés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionListPanel</name>
    <message numerus="yes">
        <source>%n présent(s) sur {capacity}</source>
        <translation>
            <numerusform>%n présent sur {capacity}</numerusform>
            <numerusform>%n présents sur {capacity}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inscrit(s) sur {capacity}</source>
        <translation>
            <numerusform>%n inscrit sur {capacity}</numerusform>
            <numerusform>%n inscrits sur {capacity}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n présent(s)</source>
        <translation>
            <numerusform>%n présent</numerusform>
            <numerusform>%n présents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inscrit(s)</source>
        <translation>
            <numerusform>%n inscrit</numerusform>
            <numerusform>%n inscrits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionNotices</name>
    <message numerus="yes">
        <source>%n personne(s) pour {capacity} places.</source>
        <translation>
            <numerusform>%n personne pour {capacity} places.</numerusform>
            <numerusform>%n personnes pour {capacity} places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s) attendue(s) seront notées absentes</source>
        <translation>
            <numerusform>%n personne attendue sera notée absente</numerusform>
            <numerusform>%n personnes attendues seront notées absentes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionsCard</name>
    <message numerus="yes">
        <source>%n inscrit(s)</source>
        <translation>
            <numerusform>%n inscrit</numerusform>
            <numerusform>%n inscrits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message numerus="yes">
        <source>%n ligne(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message numerus="yes">
        <source>Enregistrez %n élément(s), chiffrés, sur une clé USB à remettre à la coordination.</source>
        <translation>
            <numerusform>Enregistrez %n élément, chiffré, sur une clé USB à remettre à la coordination.</numerusform>
            <numerusform>Enregistrez %n éléments, chiffrés, sur une clé USB à remettre à la coordination.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Et %n papier(s) signé(s), {size}, dans des fichiers à côté.</source>
        <translation>
            <numerusform>Et %n papier signé, {size}, dans des fichiers à côté.</numerusform>
            <numerusform>Et %n papiers signés, {size}, dans des fichiers à côté.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s), que le centre seul peut lire.</source>
        <translation>
            <numerusform>%n élément, que le centre seul peut lire.</numerusform>
            <numerusform>%n éléments, que le centre seul peut lire.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fichier(s) de papiers signés à côté, à lire après.</source>
        <translation>
            <numerusform>%n fichier de papiers signés à côté, à lire après.</numerusform>
            <numerusform>%n fichiers de papiers signés à côté, à lire après.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n réponse(s) du centre</source>
        <translation>
            <numerusform>%n réponse du centre</numerusform>
            <numerusform>%n réponses du centre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nouveauté(s)</source>
        <translation>
            <numerusform>%n nouveauté</numerusform>
            <numerusform>%n nouveautés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n papier(s) signé(s) arrivé(s) au centre</source>
        <translation>
            <numerusform>%n papier signé arrivé au centre</numerusform>
            <numerusform>%n papiers signés arrivés au centre</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncBar</name>
    <message numerus="yes">
        <source>%n à vérifier</source>
        <translation>
            <numerusform>%n à vérifier</numerusform>
            <numerusform>%n à vérifier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Le centre a refusé %n élément(s), lisez sa réponse</source>
        <translation>
            <numerusform>Le centre a refusé %n élément, lisez sa réponse</numerusform>
            <numerusform>Le centre a refusé %n éléments, lisez sa réponse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n à envoyer</source>
        <translation>
            <numerusform>%n à envoyer</numerusform>
            <numerusform>%n à envoyer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThemeChips</name>
    <message numerus="yes">
        <source>%n choisie(s)</source>
        <translation>
            <numerusform>%n choisie</numerusform>
            <numerusform>%n choisies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Thématiques, %n choisie(s)</source>
        <translation>
            <numerusform>Thématiques, %n choisie</numerusform>
            <numerusform>Thématiques, %n choisies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%n champ(s) modifié(s)</source>
        <translation>
            <numerusform>%n champ modifié</numerusform>
            <numerusform>%n champs modifiés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToCheckCounts</name>
    <message numerus="yes">
        <source>Le chèque {code} a été accepté %n fois. Qui le garde&#x202f;?</source>
        <translation>
            <numerusform>Le chèque {code} a été accepté %n fois. Qui le garde&#x202f;?</numerusform>
            <numerusform>Le chèque {code} a été accepté %n fois. Qui le garde&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>accepté %n fois</source>
        <translation>
            <numerusform>accepté %n fois</numerusform>
            <numerusform>accepté %n fois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Modifiée sur %n poste(s)</source>
        <translation>
            <numerusform>Modifiée sur %n poste</numerusform>
            <numerusform>Modifiée sur %n postes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s)</source>
        <translation>
            <numerusform>%n personne</numerusform>
            <numerusform>%n personnes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n femme(s)</source>
        <translation>
            <numerusform>%n femme</numerusform>
            <numerusform>%n femmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n homme(s)</source>
        <translation>
            <numerusform>%n homme</numerusform>
            <numerusform>%n hommes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n nom(s)</source>
        <translation>
            <numerusform>{name}, %n nom</numerusform>
            <numerusform>{name}, %n noms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n prénom(s)</source>
        <translation>
            <numerusform>{name}, %n prénom</numerusform>
            <numerusform>{name}, %n prénoms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n année(s) de naissance</source>
        <translation>
            <numerusform>{name}, %n année de naissance</numerusform>
            <numerusform>{name}, %n années de naissance</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n téléphone(s)</source>
        <translation>
            <numerusform>{name}, %n téléphone</numerusform>
            <numerusform>{name}, %n téléphones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n commune(s)</source>
        <translation>
            <numerusform>{name}, %n commune</numerusform>
            <numerusform>{name}, %n communes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n note(s)</source>
        <translation>
            <numerusform>{name}, %n note</numerusform>
            <numerusform>{name}, %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n horaire(s)</source>
        <translation>
            <numerusform>{name}, %n horaire</numerusform>
            <numerusform>{name}, %n horaires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n titre(s)</source>
        <translation>
            <numerusform>{name}, %n titre</numerusform>
            <numerusform>{name}, %n titres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n lieu(x)</source>
        <translation>
            <numerusform>{name}, %n lieu</numerusform>
            <numerusform>{name}, %n lieux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n heure(s) de début</source>
        <translation>
            <numerusform>{name}, %n heure de début</numerusform>
            <numerusform>{name}, %n heures de début</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n heure(s) de fin</source>
        <translation>
            <numerusform>{name}, %n heure de fin</numerusform>
            <numerusform>{name}, %n heures de fin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n comptage(s)</source>
        <translation>
            <numerusform>{name}, %n comptage</numerusform>
            <numerusform>{name}, %n comptages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n montant(s)</source>
        <translation>
            <numerusform>{name}, %n montant</numerusform>
            <numerusform>{name}, %n montants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n date(s) de fin</source>
        <translation>
            <numerusform>{name}, %n date de fin</numerusform>
            <numerusform>{name}, %n dates de fin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n prix</source>
        <translation>
            <numerusform>{name}, %n prix</numerusform>
            <numerusform>{name}, %n prix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n premier(s) jour(s)</source>
        <translation>
            <numerusform>{name}, %n premier jour</numerusform>
            <numerusform>{name}, %n premiers jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n dernier(s) jour(s)</source>
        <translation>
            <numerusform>{name}, %n dernier jour</numerusform>
            <numerusform>{name}, %n derniers jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n durée(s)</source>
        <translation>
            <numerusform>{name}, %n durée</numerusform>
            <numerusform>{name}, %n durées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n rythme(s) de passage</source>
        <translation>
            <numerusform>{name}, %n rythme de passage</numerusform>
            <numerusform>{name}, %n rythmes de passage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n date(s) de révocation</source>
        <translation>
            <numerusform>{name}, %n date de révocation</numerusform>
            <numerusform>{name}, %n dates de révocation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n quantité(s)</source>
        <translation>
            <numerusform>{name}, %n quantité</numerusform>
            <numerusform>{name}, %n quantités</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n valeur(s)</source>
        <translation>
            <numerusform>{name}, %n valeur</numerusform>
            <numerusform>{name}, %n valeurs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToCheckPage</name>
    <message numerus="yes">
        <source>%n point(s), comparaison en cours</source>
        <translation>
            <numerusform>%n point, comparaison en cours</numerusform>
            <numerusform>%n points, comparaison en cours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) à vérifier</source>
        <translation>
            <numerusform>%n point à vérifier</numerusform>
            <numerusform>%n points à vérifier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodoCard</name>
    <message numerus="yes">
        <source>%n matériel(s) à charger</source>
        <translation>
            <numerusform>%n matériel à charger</numerusform>
            <numerusform>%n matériels à charger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s) à rappeler</source>
        <translation>
            <numerusform>%n personne à rappeler</numerusform>
            <numerusform>%n personnes à rappeler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) à vérifier</source>
        <translation>
            <numerusform>%n point à vérifier</numerusform>
            <numerusform>%n points à vérifier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s) refusé(s)</source>
        <translation>
            <numerusform>%n élément refusé</numerusform>
            <numerusform>%n éléments refusés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n atelier(s) à clore</source>
        <translation>
            <numerusform>%n atelier à clore</numerusform>
            <numerusform>%n ateliers à clore</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chèque(s) à envoyer vite</source>
        <translation>
            <numerusform>%n chèque à envoyer vite</numerusform>
            <numerusform>%n chèques à envoyer vite</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prêt(s) en retard</source>
        <translation>
            <numerusform>%n prêt en retard</numerusform>
            <numerusform>%n prêts en retard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mandat(s) bientôt terminé(s)</source>
        <translation>
            <numerusform>%n mandat bientôt terminé</numerusform>
            <numerusform>%n mandats bientôt terminés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s) à envoyer</source>
        <translation>
            <numerusform>%n élément à envoyer</numerusform>
            <numerusform>%n éléments à envoyer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feuille(s) signée(s) à ajouter</source>
        <translation>
            <numerusform>%n feuille signée à ajouter</numerusform>
            <numerusform>%n feuilles signées à ajouter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TourCounts</name>
    <message numerus="yes">
        <source>%n étape(s)</source>
        <translation>
            <numerusform>%n étape</numerusform>
            <numerusform>%n étapes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inscrit(s)</source>
        <translation>
            <numerusform>%n inscrit</numerusform>
            <numerusform>%n inscrits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TourGestures</name>
    <message numerus="yes">
        <source>%n étape(s) dans le fichier {name}.</source>
        <translation>
            <numerusform>%n étape dans le fichier {name}.</numerusform>
            <numerusform>%n étapes dans le fichier {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n atelier(s) préparé(s).</source>
        <translation>
            <numerusform>%n atelier préparé.</numerusform>
            <numerusform>%n ateliers préparés.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TwinPanel</name>
    <message numerus="yes">
        <source>%n ligne(s) identique(s)</source>
        <translation>
            <numerusform>%n ligne identique</numerusform>
            <numerusform>%n lignes identiques</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TwinsPanel</name>
    <message numerus="yes">
        <source>%n ligne(s) identique(s)&#xa0;: {values}</source>
        <translation>
            <numerusform>%n ligne identique&#xa0;: {values}</numerusform>
            <numerusform>%n lignes identiques&#xa0;: {values}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>atelier(s)</source>
        <translation>
            <numerusform>atelier</numerusform>
            <numerusform>ateliers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chèque(s)</source>
        <translation>
            <numerusform>chèque</numerusform>
            <numerusform>chèques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n atelier(s)</source>
        <translation>
            <numerusform>%n atelier</numerusform>
            <numerusform>%n ateliers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkshopListPanel</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n séance(s)</source>
        <translation>
            <numerusform>%n séance</numerusform>
            <numerusform>%n séances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_SessionLine</name>
    <message numerus="yes">
        <source>%n inscrit(s)</source>
        <translation>
            <numerusform>%n inscrit</numerusform>
            <numerusform>%n inscrits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n en attente</source>
        <translation>
            <numerusform>%n en attente</numerusform>
            <numerusform>%n en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) libre(s)</source>
        <translation>
            <numerusform>%n place libre</numerusform>
            <numerusform>%n places libres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_WeekCard</name>
    <message numerus="yes">
        <source>personne(s)</source>
        <translation>
            <numerusform>personne</numerusform>
            <numerusform>personnes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>atelier(s) tenu(s)</source>
        <translation>
            <numerusform>atelier tenu</numerusform>
            <numerusform>ateliers tenus</numerusform>
        </translation>
    </message>
</context>
</TS>
