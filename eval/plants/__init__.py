"""Rules that plant an error in a page: one module for each sort of thing that the errors are about.

A rule looks for something that a sentence of the page really says (a number, a day, a name, a list, a quotation),
and tells it, or what follows from it, once wrongly and once rightly. Rules were written before the checks were worked
on with them. Those of `aside` are kept aside: nobody works on the checks with them.
"""
