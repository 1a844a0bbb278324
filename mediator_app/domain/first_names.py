"""First names that are hardly ever last names in France: typed before a word that is none, they tell the order of a name.

Martin, Bernard, Michel and others that many families bear are left out on purpose. A rule of thumb: what is shown can be
corrected.
"""

from __future__ import annotations

from typing import Final

_ALONE: Final = """
    adele adeline adrienne agathe agnes ahmed alban albertine alexandra alexia alexis alice alicia aline alphonsine
    amandine amaury amelie ana anais anatole andree angela angele angelique anna annabelle anne annette annick annie
    anthony antoinette antonin apolline arlette armande astrid aude audrey aurelie aurore axelle beatrice berengere
    bernadette berthe brigitte candice capucine carine carla carmen carole caroline catherine cathy cecile cecilia
    cedric celia celine chantal charlene charlotte chloe christelle christiane christine christophe cindy clara
    clarisse claudette claudie claudine clemence clementine clotilde colette coline coralie corentin corinne cynthia
    cyril daniele danielle daphne deborah delphine denise diane dorothee dylan edith edouard edwige elea eleonore
    eliane elina eliott elisa elisabeth elise ella elodie eloise elsa emile emilie emilienne emma emmanuelle enzo
    eric ernestine erwan estelle ethan eugenie eva evelyne fabien fabienne fabrice fanny fatiha fatima faustine
    fernande flavie florence florian florine francette francine franck francoise frederic frederique gabin gabrielle
    gael gaelle gaetan genevieve georgette geraldine germaine ghislain ghislaine gilberte ginette gisele gregory
    gwenaelle hassan helene heloise henriette hortense hugo huguette ibrahim ilyes ines ingrid irene iris isabelle
    jacqueline jade janine jeanine jeannette jeannine jennifer jeremie jeremy jerome jessica jocelyne joelle johanna
    jonathan josephine josette josiane judith julia julie julienne juliette justine karim karima karine katia kevin
    khadija killian kylian laetitia lara laure laurence laurette laurie lea leila lena leonie leontine liam liliane
    lilou lina lionel lisa lise lisette loane loic lola louane louise louisette luce lucette lucie lucienne lucile
    ludivine ludovic lydia lydie madeleine mael maelle maeva magali maite malika manon margaux margot maria marianne
    mariette marilyne marina marine marius marjorie marlene marthe martine maryline maryse maryvonne matheo mathilde
    mathis matteo maud mauricette maxence maxime megane mehdi melanie melissa michael michele micheline michelle
    mickael mireille mohamed mohammed monique morgane muriel mylene myriam nadege nadia nadine nathalie nathan nelly
    nicole nina noah noelle noemie oceane odette odile olga olivia ophelie pascale patrice patrick paule paulette
    pauline peggy perrine pierrette priscilla rachel rachid rachida raymonde rebecca regine remi renee rolande
    romane romaric rosalie roselyne rosine ryan sabine sabrina sacha salome samia samir sandra sandrine sarah
    sebastien severine sidonie simone solange solene sonia sophie stephane stephanie steve suzanne suzette sylvain
    sylvestre sylvette sylviane sylvie tatiana teddy theo theodore theophile therese timeo tiphaine tristan ulysse
    valentine valerie vanessa vera veronique violette virginie viviane yanis yann yannick yasmine yohan yolande
    youssef yves yvette yvonne zinedine zoe
"""
_BESIDE: Final = (
    "marie jean pierre paul louis claude luc marc francois michel charles bernard noel joseph rose henri jacques alain"
)

FIRST_NAMES: Final = frozenset(_ALONE.split())
FIRST_PARTS: Final = frozenset(_BESIDE.split())
"""What a first name of two parts may have beside: « Jean-Pierre », « Marie-Odile »."""
