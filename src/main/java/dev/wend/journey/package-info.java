/**
 * People on their way through journeys: who enters, where each one is, what moves them on, what is
 * sent to them. Time comes from the one who calls, chance from a hash. What happened stands in the
 * store as notes of each person ({@code Notes}); where somebody is follows from the last of them.
 * Knows nothing of the language.
 */
package dev.wend.journey;
