/**
 * Journeys as pictures: from acts and the words of the script to boxes and arrows, and these as
 * Mermaid or SVG. Text of scripts is data here, never markup. Knows nothing of stores and files:
 * what is counted is given.
 */
package dev.wend.graph;
