"""A programme to begin with, for whoever has none yet: a dozen workshops in our own words, to be corrected at will."""

from __future__ import annotations

from typing import Any, Final

_HELP: Final = "aide_aux_demarches_administratives"

EXAMPLES: Final[dict[str, dict[str, Any]]] = {
    "tablette": {
        "title": "Premiers pas sur tablette",
        "summary": "Allumer, toucher, agrandir, revenir en arrière\u00a0: apprivoiser l’appareil sans rien craindre.",
        "themes": ["prendre_en_main_du_materiel"],
        "materials": ["tablette"],
        "level": "debutant",
        "publics": ["Seniors"],
    },
    "smartphone": {
        "title": "Mon téléphone de tous les jours",
        "summary": "Contacts, messages, appels en image, place libre\u00a0: chacun vient avec son téléphone.",
        "themes": ["prendre_en_main_du_materiel", "reseaux_sociaux"],
        "materials": ["telephone"],
        "level": "debutant",
    },
    "ordinateur": {
        "title": "L’ordinateur, le clavier et la souris",
        "summary": "Se sentir à l’aise devant l’écran, ranger ses dossiers, retrouver ce qu’on a enregistré.",
        "themes": ["prendre_en_main_du_materiel", "gere_ses_contenus_numeriques"],
        "materials": ["ordinateur"],
        "level": "debutant",
    },
    "courriel": {
        "title": "Écrire et recevoir des courriels",
        "summary": "Ouvrir sa boîte, répondre, joindre une photo ou un papier, trier et reconnaître un courrier douteux.",
        "themes": ["email", "securite_numerique"],
        "materials": ["ordinateur", "tablette"],
        "level": "debutant",
    },
    "internet": {
        "title": "Chercher sur internet",
        "summary": "Poser sa question, choisir un site de confiance, ouvrir plusieurs pages sans se perdre.",
        "themes": ["navigation_sur_internet"],
        "materials": ["ordinateur", "tablette"],
        "level": "debutant",
    },
    "photos": {
        "title": "Ses photos\u00a0: trier, garder, partager",
        "summary": "Passer ses photos du téléphone à l’ordinateur, en faire un album, en envoyer à ses proches.",
        "themes": ["gere_ses_contenus_numeriques"],
        "materials": ["telephone", "ordinateur"],
        "level": "intermediaire",
    },
    "arnaques": {
        "title": "Déjouer les arnaques",
        "summary": "Faux messages, faux conseillers, faux sites\u00a0: les reconnaître à plusieurs et savoir quoi faire.",
        "themes": ["securite_numerique"],
        "materials": ["telephone", "ordinateur"],
        "publics": ["Seniors"],
    },
    "banque": {
        "title": "Acheter en ligne sans risque",
        "summary": "Comparer, commander, suivre un colis, consulter ses comptes\u00a0; ce qu’on ne donne jamais.",
        "themes": ["banque_et_achats_en_ligne", "securite_numerique"],
        "materials": ["ordinateur", "tablette"],
        "level": "intermediaire",
    },
    "demarches": {
        "title": "Mes démarches en ligne",
        "summary": "Créer ses accès, remplir un dossier, suivre une réponse\u00a0: impôts, retraite, carte grise.",
        "themes": [_HELP, "argent_impots", "papiers_elections_citoyennete"],
        "materials": ["ordinateur"],
        "level": "intermediaire",
    },
    "sante": {
        "title": "Sa santé en ligne",
        "summary": "Prendre rendez-vous, ouvrir Mon espace santé, préparer une téléconsultation.",
        "themes": ["sante", _HELP, "social_sante"],
        "materials": ["ordinateur", "telephone"],
        "level": "debutant",
    },
    "ecole": {
        "title": "Suivre la scolarité de son enfant",
        "summary": "L’espace du collège, les devoirs, les messages\u00a0; parler des écrans à la maison.",
        "themes": ["scolarite_et_numerique", "parentalite"],
        "materials": ["ordinateur", "telephone"],
        "publics": ["Familles et/ou enfants"],
    },
    "permanence": {
        "title": "Permanence numérique",
        "summary": "Venir avec sa question, sans inscription\u00a0: un coup de main pour chacun, à son tour.",
        "kind": "individuel",
        "themes": [_HELP],
        "materials": ["ordinateur", "telephone", "tablette"],
        "length_minutes": 45,
        "capacity": 1,
    },
    "domicile": {
        "title": "Accompagnement à domicile",
        "summary": "Chez la personne, sur son propre matériel, pour celles et ceux qui ne peuvent pas se déplacer.",
        "kind": "individuel",
        "place_kind": "domicile",
        "themes": ["prendre_en_main_du_materiel"],
        "length_minutes": 60,
        "capacity": 1,
    },
}
"""Key → fields; what is left out is a collective workshop of two hours for eight people, free."""

COMMON: Final[dict[str, Any]] = {
    "kind": "collectif",
    "place_kind": "lieu_activite",
    "length_minutes": 120,
    "capacity": 8,
}
