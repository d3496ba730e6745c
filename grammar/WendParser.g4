parser grammar WendParser;

options { tokenVocab = WendLexer; }

script: IDENT* EOF;
