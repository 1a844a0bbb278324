<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="fr_FR">
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
    <name>HeadcountCard</name>
    <message numerus="yes">
        <source>%n autre(s) tranche(s) d’âge</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message numerus="yes">
        <source>Importer %n ligne(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParticipantsCard</name>
    <message numerus="yes">
        <source>%n présent(s) sur {capacity}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n présent(s) sur {listed}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
    <name>SessionListPanel</name>
    <message numerus="yes">
        <source>%n présent(s) sur {capacity}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inscrit(s) sur {capacity}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n présent(s)</source>
        <translation type="unfinished">
            <numerusform>%n présent</numerusform>
            <numerusform>%n présents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inscrit(s)</source>
        <translation type="unfinished">
            <numerusform>%n inscrit</numerusform>
            <numerusform>%n inscrits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionNotices</name>
    <message numerus="yes">
        <source>%n personne(s) pour {capacity} places.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s) attendue(s) seront notées absentes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Thématiques, %n choisie(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToCheckPage</name>
    <message numerus="yes">
        <source>%n point(s) à vérifier</source>
        <translation type="unfinished">
            <numerusform>%n point à vérifier</numerusform>
            <numerusform>%n points à vérifier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodoCard</name>
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
        <source>%n élément(s) à envoyer</source>
        <translation>
            <numerusform>%n élément à envoyer</numerusform>
            <numerusform>%n éléments à envoyer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TwinPanel</name>
    <message numerus="yes">
        <source>%n ligne(s) identique(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TwinsPanel</name>
    <message numerus="yes">
        <source>%n ligne(s) identique(s)&#xa0;: {values}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>atelier(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chèque(s)</source>
        <translation type="unfinished">
            <numerusform>chèque</numerusform>
            <numerusform>chèques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n atelier(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
<context>
    <name>of</name>
    <message numerus="yes">
        <source>%n personne(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s) sur {known}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
